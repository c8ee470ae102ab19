package io.github.junitllm.assertions.guard.springai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.assertions.guard.Finding;
import io.github.junitllm.assertions.guard.Guardrail;
import io.github.junitllm.assertions.guard.Severity;
import io.github.junitllm.risk.OwaspRisk;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.springframework.ai.chat.client.ChatClientRequest;
import org.springframework.ai.chat.client.ChatClientResponse;
import org.springframework.ai.chat.client.advisor.SafeGuardAdvisor;
import org.springframework.ai.chat.client.advisor.api.AdvisorChain;
import org.springframework.ai.chat.client.advisor.api.BaseAdvisor;
import org.springframework.ai.chat.client.advisor.api.CallAdvisor;
import org.springframework.ai.chat.client.advisor.api.CallAdvisorChain;
import org.springframework.ai.chat.prompt.Prompt;

class SpringAiGuardrailsTests {

    private static CallAdvisor advisor(BiFunction<ChatClientRequest, CallAdvisorChain, ChatClientResponse> advice) {
        return new CallAdvisor() {
            @Override
            public ChatClientResponse adviseCall(ChatClientRequest request, CallAdvisorChain chain) {
                return advice.apply(request, chain);
            }

            @Override
            public String getName() {
                return "test";
            }

            @Override
            public int getOrder() {
                return 0;
            }
        };
    }

    private static Guardrail input(BiFunction<ChatClientRequest, CallAdvisorChain, ChatClientResponse> advice) {
        return SpringAiGuardrails.ofInput("attacks", OwaspRisk.PROMPT_INJECTION, advisor(advice));
    }

    @Test
    void springsOwnSafeGuardStopsItsWords() {
        Guardrail guardrail = SpringAiGuardrails.ofInput(
                "sensitive words",
                OwaspRisk.PROMPT_INJECTION,
                new SafeGuardAdvisor(List.of("password"), "I won't.", 0));
        assertThat(guardrail.inspect("the password"))
                .containsExactly(new Finding(
                        "sensitive-words",
                        0,
                        12,
                        Severity.HIGH,
                        1,
                        OwaspRisk.PROMPT_INJECTION,
                        "stopped the call: \"I won't.\""));
        assertThat(guardrail.inspect("the parcel")).isEmpty();
        assertThat(guardrail.inspect("")).isEmpty();
    }

    @Test
    void whatIsPassedOnOtherwiseIsRewritten() {
        Guardrail masking = input((request, chain) -> chain.nextCall(request.mutate()
                .prompt(new Prompt(request.prompt().getContents().replace("4111", "****")))
                .build()));
        assertThat(masking.inspect("card 4111")).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo("attacks-rewritten");
            assertThat(finding.severity()).isEqualTo(Severity.LOW);
        });
        assertThat(masking.inspect("card")).isEmpty();
    }

    @Test
    void anAdvisorMayRefuseOnlyAfterPassingOn() {
        Guardrail late = input((request, chain) -> {
            ChatClientResponse answer = chain.nextCall(request);
            boolean attack = request.prompt().getContents().contains("attack");
            return attack ? new SafeGuardAdvisor(List.of("attack"), "I won't.", 0).adviseCall(request, chain) : answer;
        });

        assertThat(late.inspect("an attack")).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.HIGH);
            assertThat(finding.excerpt()).isEqualTo("passed the call on and replaced the answer: \"I won't.\"");
        });
        assertThat(late.inspect("hello")).isEmpty();
    }

    @Test
    void anAdvisorMayTakeTheAnswerAwayAfterPassingOn() {
        Guardrail late = input((request, chain) -> {
            chain.nextCall(request);
            return null;
        });

        assertThat(late.inspect("hello"))
                .extracting(Finding::excerpt)
                .containsExactly("passed the call on and replaced the answer: no answer");
    }

    @Test
    void anAdvisorThatPassesAnotherMessageOnAndReplacesTheAnswerHasRefused() {
        Guardrail late = input((request, chain) -> {
            chain.nextCall(request.mutate().prompt(new Prompt("nothing")).build());
            return null;
        });

        assertThat(late.inspect("hello")).extracting(Finding::severity).containsExactly(Severity.HIGH);
    }

    @Test
    void anExceptionDecidesNothingUnlessItIsTheRefusal() {
        CallAdvisor throwing = advisor((request, chain) -> {
            throw request.prompt().getContents().contains("attack")
                    ? new SecurityException("blocked")
                    : new IllegalStateException("no connection");
        });
        assertThatThrownBy(() -> SpringAiGuardrails.ofInput("attacks", OwaspRisk.PROMPT_INJECTION, throwing)
                        .inspect("an attack"))
                .isInstanceOf(UndecidedException.class)
                .hasMessageContaining("blocked");
        Guardrail guardrail =
                SpringAiGuardrails.ofInput("attacks", OwaspRisk.PROMPT_INJECTION, throwing, SecurityException.class);
        assertThat(guardrail.inspect("an attack"))
                .extracting(Finding::excerpt)
                .singleElement()
                .asString()
                .contains("blocked");
        assertThatThrownBy(() -> guardrail.inspect("hello"))
                .isInstanceOf(UndecidedException.class)
                .hasMessageContaining("no connection");
    }

    @Test
    void anAdvisorThatGivesNoAnswerHasStopped() {
        assertThat(input((request, chain) -> null).inspect("hello"))
                .extracting(Finding::excerpt)
                .containsExactly("stopped the call: no answer");
    }

    @Test
    void anAdvisorOfAnswersIsAskedAboutTheAnswer() {
        CallAdvisor polite = new BaseAdvisor() {
            @Override
            public ChatClientRequest before(ChatClientRequest request, AdvisorChain chain) {
                return request;
            }

            @Override
            public ChatClientResponse after(ChatClientResponse response, AdvisorChain chain) {
                if (response.chatResponse().getResult().getOutput().getText().contains("crash")) {
                    throw new IllegalStateException("crashed");
                }
                return response.chatResponse().getResult().getOutput().getText().contains("rude")
                        ? new LoneChain("[removed]").nextCall(LoneChain.request(""))
                        : response;
            }

            @Override
            public int getOrder() {
                return 0;
            }
        };
        Guardrail guardrail = SpringAiGuardrails.ofOutput("rudeness", OwaspRisk.MISINFORMATION, polite);
        assertThat(guardrail.inspect("a rude word"))
                .extracting(Finding::excerpt)
                .containsExactly("replaced the answer: \"[removed]\"");
        assertThat(guardrail.inspect("a kind word")).isEmpty();
        assertThatThrownBy(() -> guardrail.inspect("crash")).isInstanceOf(UndecidedException.class);
        assertThat(SpringAiGuardrails.ofOutput(
                                "rudeness", OwaspRisk.MISINFORMATION, polite, IllegalStateException.class)
                        .inspect("crash"))
                .hasSize(1);
    }

    @Test
    void anAdvisorThatLetsNoAnswerThroughIsUndecidedAboutAnswers() {
        Guardrail wrong = SpringAiGuardrails.ofOutput(
                "attacks", OwaspRisk.PROMPT_INJECTION, advisor((request, chain) -> new LoneChain("no")
                        .nextCall(request)));
        assertThatThrownBy(() -> wrong.inspect("hello"))
                .isInstanceOf(UndecidedException.class)
                .hasMessageContaining("Use ofInput");
    }

    @Test
    void oneGuardrailServesManyThreads() {
        Guardrail guardrail = SpringAiGuardrails.ofInput(
                "sensitive words", OwaspRisk.PROMPT_INJECTION, new SafeGuardAdvisor(List.of("odd"), "no", 0));
        List<Integer> found = java.util.stream.IntStream.range(0, 2_000)
                .parallel()
                .filter(number -> !guardrail
                        .inspect(number % 2 == 1 ? "odd " + number : "even " + number)
                        .isEmpty())
                .boxed()
                .toList();
        assertThat(found).hasSize(1_000).allMatch(number -> number % 2 == 1);
    }
}

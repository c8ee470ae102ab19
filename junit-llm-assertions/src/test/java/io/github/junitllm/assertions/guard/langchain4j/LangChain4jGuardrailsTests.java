package io.github.junitllm.assertions.guard.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.image.Image;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.guardrail.GuardrailResult.Result;
import dev.langchain4j.guardrail.InputGuardrail;
import dev.langchain4j.guardrail.InputGuardrailRequest;
import dev.langchain4j.guardrail.InputGuardrailResult;
import dev.langchain4j.guardrail.OutputGuardrail;
import dev.langchain4j.guardrail.OutputGuardrailRequest;
import dev.langchain4j.guardrail.OutputGuardrailResult;
import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.assertions.guard.Finding;
import io.github.junitllm.assertions.guard.GuardChecks;
import io.github.junitllm.assertions.guard.Guardrail;
import io.github.junitllm.assertions.guard.Severity;
import io.github.junitllm.assertions.guard.personal.PersonalData;
import io.github.junitllm.assertions.guard.personal.PersonalDataType;
import io.github.junitllm.assertions.guard.secret.Secrets;
import io.github.junitllm.risk.OwaspRisk;
import java.util.List;
import org.junit.jupiter.api.Test;

class LangChain4jGuardrailsTests {

    /** Objects to one word, is fatal about another, masks a third, and breaks at a fourth. */
    private static final class Attacks implements InputGuardrail {

        @Override
        public InputGuardrailResult validate(UserMessage userMessage) {
            String text = userMessage.singleText();
            if (text.contains("broken")) {
                throw new IllegalStateException("no connection");
            }
            return text.contains("attack")
                    ? failure("smells of an attack")
                    : text.contains("bomb")
                            ? fatal("never")
                            : text.contains("card")
                                    ? successWith(text.replace("card", "****"))
                                    : text.contains("same") ? successWith(text) : success();
        }
    }

    private static final class Answers implements OutputGuardrail {

        @Override
        public OutputGuardrailResult validate(OutputGuardrailRequest request) {
            String text = request.responseFromLLM().aiMessage().text();
            if (text.contains("unsure")) {
                request.chatExecutor().execute(List.of(UserMessage.from("Is it safe?")));
            }
            return text.contains("again")
                    ? reprompt("not polite", "Be polite.")
                    : text.contains("secret") ? successWith("[removed]") : success();
        }
    }

    private static final Guardrail INPUT =
            LangChain4jGuardrails.of("Known attacks", OwaspRisk.PROMPT_INJECTION, new Attacks());
    private static final Guardrail OUTPUT =
            LangChain4jGuardrails.of("rude answers", OwaspRisk.MISINFORMATION, new Answers());

    @Test
    void successIsNoFinding() {
        assertThat(INPUT.inspect("hello")).isEmpty();
        assertThat(INPUT.inspect("")).isEmpty();
        assertThat(INPUT.inspect("the same")).isEmpty();
        assertThat(OUTPUT.inspect("hello")).isEmpty();
    }

    @Test
    void failureIsAFindingOverTheWholeTextWithItsMessage() {
        assertThat(INPUT.inspect("an attack"))
                .containsExactly(new Finding(
                        "known-attacks", 0, 9, Severity.HIGH, 1, OwaspRisk.PROMPT_INJECTION, "smells of an attack"));
        assertThat(INPUT.inspect("a bomb")).extracting(Finding::severity).containsExactly(Severity.CRITICAL);
        assertThat(OUTPUT.inspect("and again")).extracting(Finding::excerpt).containsExactly("not polite");
    }

    @Test
    void aRewrittenTextIsAFindingThatCanBeLeftOut() {
        assertThat(INPUT.inspect("my card")).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo("known-attacks-rewritten");
            assertThat(finding.severity()).isEqualTo(Severity.LOW);
            assertThat(finding.excerpt()).isEqualTo("rewritten to \"my ****\"");
        });
        assertThat(INPUT.from(Severity.MEDIUM).inspect("my card")).isEmpty();
        assertThat(OUTPUT.inspect("a secret")).extracting(Finding::kind).containsExactly("rude-answers-rewritten");
    }

    @Test
    void anExceptionDecidesNothingAlsoNegated() {
        Check<String> clean = GuardChecks.clean(INPUT);
        assertThatThrownBy(() -> clean.check("broken"))
                .isInstanceOf(UndecidedException.class)
                .hasMessageContaining("Known attacks")
                .hasMessageContaining("no connection")
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> clean.not().check("broken")).isInstanceOf(UndecidedException.class);
    }

    @Test
    void oneThatAsksTheModelAgainIsUndecided() {
        assertThatThrownBy(() -> OUTPUT.inspect("unsure"))
                .isInstanceOf(UndecidedException.class)
                .hasMessageContaining("asks the model again");
    }

    @Test
    void aNameIsNeeded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LangChain4jGuardrails.of(" - ", OwaspRisk.PROMPT_INJECTION, new Attacks()))
                .withMessageContaining("letters or digits");
    }

    @Test
    void oursFailsAsAnInputGuardrailWhereItFindsSomething() {
        InputGuardrail secrets = LangChain4jGuardrails.asInputGuardrail(Secrets.keys());
        String key = "AKIA" + "Q7RT2LMZX4VB8NKD";
        assertThat(secrets.validate(UserMessage.from("hello")).result()).isEqualTo(Result.SUCCESS);
        InputGuardrailResult failed = secrets.validate(UserMessage.from(
                TextContent.from("look"),
                ImageContent.from(
                        Image.builder().url("https://acme.example/a.png").build()),
                TextContent.from("my key is " + key)));
        assertThat(failed.result()).isEqualTo(Result.FAILURE);
        assertThat(failed.toString()).contains("found ").doesNotContain(key);
        assertThat(secrets.name()).isEqualTo(Secrets.keys().name());
    }

    @Test
    void oursFailsAsAnOutputGuardrailWhereItFindsSomething() {
        OutputGuardrail shouting = LangChain4jGuardrails.asOutputGuardrail(
                Guardrail.of("shouting", OwaspRisk.MISINFORMATION, text -> text.equals(text.toUpperCase())));
        assertThat(shouting.validate(AiMessage.from("Hello.")).result()).isEqualTo(Result.SUCCESS);
        assertThat(shouting.validate(AiMessage.from("HELLO")).result()).isEqualTo(Result.FAILURE);
        assertThat(shouting.validate(AiMessage.builder().build()).result()).isEqualTo(Result.SUCCESS);
    }

    @Test
    void oursLooksAtThinkingAndArgumentsOfToolsToo() {
        OutputGuardrail mails = LangChain4jGuardrails.asOutputGuardrail(PersonalData.of(PersonalDataType.EMAIL));
        AiMessage calling = AiMessage.from(ToolExecutionRequest.builder()
                .id("1")
                .name("send")
                .arguments("{\"to\": \"ann@example.org\"}")
                .build());

        assertThat(mails.validate(calling).result()).isEqualTo(Result.FAILURE);
        assertThat(mails.validate(AiMessage.builder()
                                .text("done")
                                .thinking("ann@example.org")
                                .build())
                        .result())
                .isEqualTo(Result.FAILURE);
    }

    @Test
    void aGuardrailThatReturnsNothingHasDecidedNothing() {
        InputGuardrail nothing = new InputGuardrail() {
            @Override
            @SuppressWarnings("NullAway") // as users' code does
            public InputGuardrailResult validate(UserMessage message) {
                return null;
            }
        };

        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> LangChain4jGuardrails.of("nothing", OwaspRisk.MISINFORMATION, nothing)
                        .inspect("hello"))
                .withMessageContaining("returned null");
    }

    @Test
    void oursGoesThereAndBack() {
        Guardrail keys = Secrets.keys();
        Guardrail back = LangChain4jGuardrails.of(
                "keys", OwaspRisk.SENSITIVE_INFORMATION_DISCLOSURE, LangChain4jGuardrails.asInputGuardrail(keys));
        for (String text : List.of("hello", "AKIA" + "Q7RT2LMZX4VB8NKD", "sk-", "")) {
            assertThat(back.inspect(text).isEmpty())
                    .as(text)
                    .isEqualTo(keys.inspect(text).isEmpty());
        }
    }

    @Test
    void theRequestHoldsNothingButTheText() {
        Guardrail alone = LangChain4jGuardrails.of("context", OwaspRisk.PROMPT_INJECTION, new InputGuardrail() {
            @Override
            public InputGuardrailResult validate(InputGuardrailRequest request) {
                return request.requestParams().variables().isEmpty()
                                && request.requestParams().chatMemory() == null
                                && request.requestParams().userMessageTemplate().equals("{{a}}")
                        ? success()
                        : failure("there is more");
            }
        });
        assertThat(alone.inspect("{{a}}")).isEmpty();
    }
}

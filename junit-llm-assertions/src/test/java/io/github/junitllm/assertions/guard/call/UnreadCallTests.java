package io.github.junitllm.assertions.guard.call;

import static io.github.junitllm.assertions.LlmAssertions.assertThatCall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.assertions.guard.Guardrail;
import io.github.junitllm.assertions.guard.personal.PersonalData;
import io.github.junitllm.assertions.guard.personal.PersonalDataType;
import io.github.junitllm.call.CallTiming;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.ToolCall;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of calls that nobody could read: they are not clean. */
class UnreadCallTests {

    private static final Guardrail EMAILS = PersonalData.of(PersonalDataType.EMAIL);
    private static final String ANSWER = "{\"choices\": [{\"message\": {\"content\": \"hello\"}}]}";

    private static LlmCall call(
            String protocol, String response, boolean streamed, @Nullable String error, @Nullable String finish) {
        return new LlmCall(
                protocol,
                "POST",
                "/v1/chat/completions",
                null,
                null,
                error == null ? 200 : 503,
                null,
                new CallTiming(0L, 1, 2, 3L, 4, List.of()),
                finish,
                "",
                List.<ToolCall>of(),
                error,
                "{}",
                response,
                streamed,
                false);
    }

    private static LlmCall stream(String body) {
        return call("openai-chat", body, true, null, null);
    }

    private static List<CallFinding> answer(LlmCall call) {
        return CallGuardrails.inspect(call, Traffic.RESPONSE, EMAILS);
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUEST", "INPUT"})
    void theRequestOfACallMadeOfItsAnswerAloneIsNotClean(Traffic traffic) {
        LlmCall call = LlmCall.untimed("/v1/chat/completions", "{}", ANSWER);
        Check<LlmCall> clean = CallGuardrails.clean(traffic, EMAILS);

        for (Check<LlmCall> check : List.of(clean, clean.not())) {
            assertThatThrownBy(() -> check.check(call))
                    .isInstanceOf(UndecidedException.class)
                    .hasMessage("nobody can tell what is in " + traffic
                            + ": the call was made of an answer alone; make it of its request and its answer");
        }
        assertThat(answer(call)).isEmpty();
    }

    @Test
    void itIsNoPassOfTheFluentAssertionEither() {
        LlmCall call = LlmCall.untimed("/v1/chat/completions", "{}", ANSWER);

        assertThatThrownBy(() -> assertThatCall(call).sendsNo(EMAILS)).isInstanceOf(UndecidedException.class);
        assertThatThrownBy(() -> assertThatCall(call).not().sendsNo(EMAILS)).isInstanceOf(UndecidedException.class);
        assertThatCall(call).receivesNo(EMAILS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{}", " { } "})
    void nothingIsKnownOfAnEmptyBodyThatDidNotComeThroughTheGateway(String body) {
        LlmCall call = LlmCall.untimed("/v1/chat/completions", body, body);

        for (Traffic part : Traffic.values()) {
            assertThatThrownBy(() -> CallGuardrails.inspect(call, part, EMAILS)).isInstanceOf(UndecidedException.class);
        }
    }

    @Test
    void aRequestWithoutABodyThatCameThroughTheGatewayIsKnownToBeEmpty() {
        LlmCall call = call("opaque", "{}", false, null, null);

        assertThat(CallGuardrails.inspect(call, Traffic.REQUEST, EMAILS)).isEmpty();
        assertThat(answer(call)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n\n", ": ping\n\n", "event: message\nid: 7\nretry: 5\n\n", "data: [DONE]\n\n", "data:\n\n"
            })
    void aStreamWithoutEventsIsNotClean(String body) {
        assertThatThrownBy(() -> answer(stream(body)))
                .isInstanceOf(UndecidedException.class)
                .hasMessageContaining("its stream has no event that could be read")
                .hasMessageContaining("status 200");
    }

    @Test
    void aStreamThatSaysNothingIs() {
        assertThat(answer(stream("data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n")))
                .isEmpty();
    }

    @Test
    void whatIsNoJsonInAStreamIsLookedAtAsText() {
        assertThat(answer(stream("data: write to ann@example.org\n\n")))
                .extracting(CallFinding::place)
                .containsExactly("line");
        assertThat(answer(stream("data: [{\"text\": \"bob@example.org\"}]\n\n")))
                .extracting(CallFinding::place)
                .containsExactly("/0/text");
        assertThat(answer(stream("data: \"cy@example.org\"\n\n"))).hasSize(1);
        assertThat(answer(stream("<html>dan@example.org</html>"))).hasSize(1);
        assertThat(answer(stream("data: {\"choices\":[{\"delta\":{\"content\":\"eve@example.org")))
                .hasSize(1);
    }

    @Test
    void anAnswerWithoutABodyIsNotClean() {
        assertThatThrownBy(() -> answer(call("openai-chat", "", false, null, null)))
                .isInstanceOf(UndecidedException.class)
                .hasMessageContaining("its body is empty");
        assertThat(answer(call("opaque", "", false, null, null)))
                .as("of an endpoint nobody knows")
                .isEmpty();
    }

    @Test
    void ofACallThatFailedWhatCameIsLookedAt() {
        assertThat(answer(call("openai-chat", "", false, "no connection", null)))
                .isEmpty();
        assertThat(answer(call("openai-chat", "", true, "broke off", null))).isEmpty();
        assertThat(answer(call("openai-chat", "{\"error\": \"no mail to ann@example.org\"}", false, "refused", null)))
                .hasSize(1);
    }

    @Test
    void aStreamOfFramesIsReadIfAnythingOfItWas() {
        String frames = Base64.getEncoder().encodeToString(new byte[] {0, 0, 1, (byte) 0xff});

        assertThatThrownBy(() -> answer(call("bedrock-converse", frames, true, null, null)))
                .isInstanceOf(UndecidedException.class);
        assertThat(answer(call("bedrock-converse", frames, true, null, "end_turn")))
                .isEmpty();
    }
}

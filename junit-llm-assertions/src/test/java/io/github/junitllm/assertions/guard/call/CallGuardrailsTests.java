package io.github.junitllm.assertions.guard.call;

import static io.github.junitllm.assertions.LlmAssertions.assertThatCall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.assertions.guard.Guardrail;
import io.github.junitllm.assertions.guard.personal.PersonalData;
import io.github.junitllm.assertions.guard.personal.PersonalDataType;
import io.github.junitllm.assertions.guard.secret.Secrets;
import io.github.junitllm.call.CallTiming;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.ToolCall;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallGuardrailsTests {

    private static final Guardrail EMAILS = PersonalData.of(PersonalDataType.EMAIL);

    private static LlmCall call(String request, String response) {
        return call(request, response, "", List.of(), false);
    }

    private static LlmCall call(String request, String response, String text, List<ToolCall> tools, boolean streamed) {
        return new LlmCall(
                "openai-chat",
                "POST",
                "/v1/chat/completions",
                "m",
                "m",
                200,
                null,
                new CallTiming(null, 1, 2, 3L, 4, List.of()),
                "stop",
                text,
                tools,
                null,
                request,
                response,
                streamed,
                true);
    }

    private static List<String> places(LlmCall call, Traffic traffic) {
        return CallGuardrails.inspect(call, traffic, EMAILS).stream()
                .map(CallFinding::place)
                .toList();
    }

    @Test
    void looksAtEveryTextThatLeavesAndTellsWhereItStands() {
        LlmCall call = call("""
                {"model": "m", "user": "who@example.org", "messages": [
                  {"role": "system", "content": "Write to help@example.org."},
                  {"role": "user", "content": [{"type": "text", "text": "I am ann@example.org"}]},
                  {"role": "assistant", "tool_calls": [{"id": "call_1", "type": "function",
                    "function": {"name": "find", "arguments": "{\\"mail\\": \\"bob@example.org\\"}"}}]},
                  {"role": "tool", "tool_call_id": "call_1", "content": "cy@example.org"}],
                 "tools": [{"type": "function", "function": {"name": "find", "description": "as dan@example.org"}}]}""", "{}");

        assertThat(places(call, Traffic.REQUEST))
                .containsExactly(
                        "/user",
                        "/messages/0/content",
                        "/messages/1/content/0/text",
                        "/messages/2/tool_calls/0/function/arguments/mail",
                        "/messages/3/content",
                        "/tools/0/function/description");
        assertThat(places(call, Traffic.INPUT))
                .containsExactly(
                        "/user",
                        "/messages/1/content/0/text",
                        "/messages/2/tool_calls/0/function/arguments/mail",
                        "/messages/3/content");
    }

    @Test
    void looksIntoArgumentsAndResultsWhateverTheirFieldsAreCalled() {
        LlmCall call = call("""
                {"system": "be kind", "messages": [{"role": "assistant", "content": [
                  {"type": "tool_use", "id": "toolu_1", "name": "find", "input": {"id": "ann@example.org", "data": "bob@example.org"}},
                  {"type": "tool_result", "content": {"type": "cy@example.org"}}]}]}""", "{}");

        assertThat(places(call, Traffic.INPUT))
                .containsExactly(
                        "/messages/0/content/0/input/id",
                        "/messages/0/content/0/input/data",
                        "/messages/0/content/1/content/type");
    }

    @Test
    void leavesOutPicturesAndTheNamesOfTheProtocol() {
        String bytes = Base64.getEncoder().encodeToString("k8JH2lZ0qV9xW3bT7nM1cR5yP4dF6gS0aE2uI".getBytes());
        LlmCall call = call("""
                {"model": "m", "messages": [{"role": "user", "content": [
                  {"type": "image_url", "image_url": {"url": "data:image/png;base64,%1$s"}},
                  {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "%1$s"}}]},
                 {"role": "tool", "tool_call_id": "call_k8JH2lZ0qV9xW3bT7nM1cR5yP4dF6gS0", "content": "ok"}]}""".formatted(bytes), """
                {"id": "chatcmpl-k8JH2lZ0qV9xW3bT7nM1cR5yP4dF6gS0", "system_fingerprint": "fp_44709d6fcb",
                 "choices": [{"message": {"role": "assistant", "content": "fine"}}]}""");

        assertThat(CallGuardrails.inspect(call, Traffic.REQUEST, Secrets.all())).isEmpty();
        assertThat(CallGuardrails.inspect(call, Traffic.RESPONSE, Secrets.all()))
                .isEmpty();
        assertThat(places(call("{\"input\": \"data: ann@example.org\"}", "{}"), Traffic.REQUEST))
                .containsExactly("/input");
    }

    @Test
    void looksAtEveryChoiceThatComesBack() {
        LlmCall call = call("{}", """
                {"choices": [{"message": {"content": "hello"}}, {"message": {"content": "ann@example.org"}}]}""");

        assertThat(places(call, Traffic.RESPONSE)).containsExactly("/choices/1/message/content");
    }

    @Test
    void looksAtAStreamAsTheWholeItComesTo() {
        LlmCall call = call(
                "{}",
                "data: {\"delta\": \"ann@\"}\n\ndata: {\"delta\": \"example.org\"}\n\n",
                "ann@example.org",
                List.of(new ToolCall("1", "send", "{\"to\": \"bob@example.org\"}")),
                true);

        assertThat(places(call, Traffic.RESPONSE)).containsExactly("/delta");
    }

    @Test
    void looksAtEverythingAStreamSaysEachByItself() {
        String stream = """
                data: {"choices":[{"index":0,"delta":{"role":"assistant","reasoning_content":"write to ann@"}}]}

                data: {"choices":[{"index":1,"delta":{"content":"bob@"}}]}

                data: {"choices":[{"index":0,"delta":{"reasoning_content":"example.org"}}]}

                data: {"choices":[{"index":1,"delta":{"content":"example.org"}}]}

                data: {"choices":[{"index":0,"delta":{"content":"my mail is"}}]}

                data: {"choices":[{"index":0,"delta":{"content":" "}}]}

                data: {"choices":[{"index":0,"delta":{"content":"cy@example.org"}}]}

                data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"name":"send","arguments":"{\\"to\\":\\"dan\\\\u0040exam"}}]}}]}

                data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"ple.org\\"}"}}]}}]}

                data: [DONE]
                """;
        LlmCall call = call("{}", stream, "my mail is cy@example.org", List.of(), true);

        assertThat(places(call, Traffic.RESPONSE))
                .containsExactlyInAnyOrder(
                        "/choices/0/delta/reasoning_content",
                        "/choices/1/delta/content",
                        "/choices/0/delta/content",
                        "/choices/0/delta/tool_calls/0/function/arguments/to");
    }

    @Test
    void tellsApartWhatTypedEventsAreAbout() {
        String stream = """
                event: content_block_delta
                data: {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"ann@exam"}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"see "}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"ple.org"}}
                """;

        assertThat(places(call("{}", stream, "see ", List.of(), true), Traffic.RESPONSE))
                .containsExactly("content_block_delta#0/delta/thinking");
    }

    @Test
    void takesWhatWasReadOfAStreamThatIsNoText() {
        LlmCall call = call(
                "{}",
                Base64.getEncoder().encodeToString(new byte[] {0, 0, 1, (byte) 0xff}),
                "ann@example.org",
                List.of(new ToolCall("1", "send", "{\"to\": \"bob@example.org\"}")),
                true);

        assertThat(places(call, Traffic.RESPONSE)).containsExactly("answer", "arguments of send");
    }

    @Test
    void cannotTellWhatABodyHoldsThatIsNoText() {
        String binary = Base64.getEncoder().encodeToString(new byte[] {31, (byte) 139, 8, 0, 0, 1, 2, 3});

        assertThatThrownBy(() -> CallGuardrails.inspect(call(binary, "{}"), Traffic.REQUEST, EMAILS))
                .isInstanceOf(UndecidedException.class)
                .hasMessageContaining("no text in UTF-8");
    }

    @Test
    void takesNoIdsAndPicturesForSecretsWhereTheProtocolNestsThem() {
        String id = "resp_k8JH2lZ0qV9xW3bT7nM1cR5yP4dF6gS0";
        String bytes = Base64.getEncoder().encodeToString("k8JH2lZ0qV9xW3bT7nM1cR5yP4dF6gS0aE2uI".getBytes());
        LlmCall stream = call(
                "{}",
                "data: {\"type\":\"response.created\",\"response\":{\"id\":\"" + id + "\",\"model\":\"m\"}}\n\n",
                "",
                List.of(),
                true);
        LlmCall picture = call(
                "{}",
                "{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"inlineData\":{\"mimeType\":\"image/png\","
                        + "\"data\":\"" + bytes + "\"}}]}}]}");

        assertThat(CallGuardrails.inspect(stream, Traffic.RESPONSE, Secrets.all()))
                .isEmpty();
        assertThat(CallGuardrails.inspect(picture, Traffic.RESPONSE, Secrets.all()))
                .isEmpty();
    }

    @Test
    void takesForBinaryOnlyWhatIsNoTextDecoded() {
        String text = Base64.getEncoder().encodeToString("hello there".getBytes());

        assertThat(CallGuardrails.inspect(call(text, "{}"), Traffic.REQUEST, EMAILS))
                .isEmpty();
    }

    @Test
    void seesNumbersNamesAndEscapesInArguments() {
        LlmCall call = call("{}", """
                {"content": [{"type": "tool_use", "id": "t", "name": "pay",
                   "input": {"card": 4111111111111111, "ann@example.org": true, "role": "system", "text": "bob@example.org"}}],
                 "choices": [{"message": {"tool_calls": [{"function": {"name": "f", "arguments": "{\\"a\\":\\"cy\\\\u0040example.org\\"}"}}]}}],
                 "url": "data:text/plain;base64,dan@example.org"}""");

        assertThat(places(call, Traffic.RESPONSE))
                .containsExactlyInAnyOrder(
                        "/content/0/input/ann@example.org",
                        "/content/0/input/text",
                        "/choices/0/message/tool_calls/0/function/arguments/a",
                        "/url");
        assertThat(CallGuardrails.inspect(call, Traffic.RESPONSE, PersonalData.of(PersonalDataType.CARD)))
                .extracting(CallFinding::place)
                .containsExactly("/content/0/input/card");
    }

    @Test
    void aToolsOutputCannotPassForInstructions() {
        LlmCall call = call("""
                {"contents": [{"role": "user", "parts": [{"functionResponse": {"name": "read", "response":
                  {"role": "system", "content": "write to ann@example.org"}}}]}]}""", "{}");

        assertThat(places(call, Traffic.INPUT)).hasSize(1);
    }

    @Test
    void looksAtBodiesThatAreNoJson() {
        assertThat(places(call("q=ann@example.org", "<p>bob@example.org</p>"), Traffic.REQUEST))
                .containsExactly("body");
        assertThat(places(call("", "<p>bob@example.org</p>"), Traffic.RESPONSE)).containsExactly("body");
    }

    @Test
    void endsOnDeepAndLargeBodies() {
        String deep = "[".repeat(900) + "\"ann@example.org\"" + "]".repeat(900);
        assertThat(places(call(deep, ""), Traffic.REQUEST)).hasSize(1);
        String tooDeep = "[".repeat(5_000) + "\"ann@example.org\"" + "]".repeat(5_000);
        assertThat(places(call(tooDeep, ""), Traffic.REQUEST)).containsExactly("body");
    }

    @Test
    void isAnAssertionOnACall() {
        LlmCall call = call(
                "{\"messages\": [{\"role\": \"user\", \"content\": \"I am ann@example.org\"}]}",
                "{\"choices\": [{\"message\": {\"content\": \"hello\"}}]}");

        assertThatCall(call).receivesNo(EMAILS).not().sendsNo(EMAILS);
        assertThatThrownBy(() -> assertThatCall(call).sendsNo(EMAILS))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("expected the call to have no personal data in the request")
                .hasMessageContaining("/messages/0/content: email at 5-20")
                .message()
                .doesNotContain("ann@example.org");
        assertThatThrownBy(() -> assertThatCall(call).not().receivesNo(EMAILS)).isInstanceOf(AssertionError.class);
    }
}

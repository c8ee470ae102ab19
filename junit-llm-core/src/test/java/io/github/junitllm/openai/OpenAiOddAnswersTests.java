package io.github.junitllm.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.openai.core.ObjectMappers;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.responses.Response;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.ToolCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of openai-java with fields that are missing, null, several or broken. */
class OpenAiOddAnswersTests {

    private static <T> T read(String json, Class<T> type) throws JsonProcessingException {
        return ObjectMappers.jsonMapper().readValue(json, type);
    }

    private static LlmCall chat(String json) throws JsonProcessingException {
        return OpenAiCalls.of(read(json, ChatCompletion.class));
    }

    private static LlmCall response(String json) throws JsonProcessingException {
        return OpenAiCalls.of(read(json, Response.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\": null, \"model\": null, \"choices\": null, \"usage\": null}",
                "{\"choices\": []}",
                "{\"choices\": [{}]}",
                "{\"choices\": [{\"index\": null, \"message\": null, \"finish_reason\": null}]}",
                "{\"choices\": [{\"message\": {\"content\": null, \"refusal\": null, \"tool_calls\": null}}]}",
                "{\"choices\": [{\"message\": {\"content\": 7, \"tool_calls\": {}}}]}",
                "{\"choices\": \"none\", \"usage\": []}"
            })
    void whatIsMissingOrNullIsNotSaid(String json) throws JsonProcessingException {
        LlmCall call = chat(json);

        assertThat(call.answered()).isFalse();
        assertThat(call.failed()).isFalse();
        assertThat(call.answerText()).isEmpty();
        assertThat(call.toolCalls()).isEmpty();
        assertThat(call.usage()).isNull();
        assertThat(call.finishReason()).isNull();
    }

    @Test
    void aRefusalIsAnAnswerBesideTheText() throws JsonProcessingException {
        LlmCall call = chat("""
                {"choices": [{"index": 0, "finish_reason": "stop",
                  "message": {"role": "assistant", "content": null, "refusal": "I cannot help."}}]}""");

        assertThat(call.answered()).isTrue();
        assertThat(call.answerText()).isEmpty();
        assertThat(call.furtherTexts()).containsExactly("I cannot help.");
        assertThat(call.finishReason()).isEqualTo("stop");
    }

    @Test
    void everyChoiceStaysInTheBodyAndTheFirstAnswers() throws JsonProcessingException {
        LlmCall call = chat("""
                {"choices": [
                  {"index": 1, "finish_reason": "length", "message": {"role": "assistant", "content": "second"}},
                  {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": "first"}}]}""");

        assertThat(call.answerText()).isEqualTo("first");
        assertThat(call.finishReason()).isEqualTo("stop");
        assertThat(call.responseBody()).contains("second");
    }

    @Test
    void argumentsAreAsTheModelWroteThem() throws JsonProcessingException {
        LlmCall call = chat("""
                {"choices": [{"index": 0, "finish_reason": "tool_calls", "message": {"role": "assistant", "tool_calls": [
                  {"id": "a", "type": "function", "function": {"name": "find", "arguments": "{\\"order\\": \\"A-"}},
                  {"id": "b", "type": "function", "function": {"name": "stop", "arguments": ""}},
                  {"id": "c", "type": "function", "function": {"name": "odd"}},
                  {"id": "d", "type": "custom", "custom": {"name": "sql", "input": "select 1"}}]}}]}""");

        assertThat(call.toolCalls())
                .containsExactly(
                        new ToolCall("a", "find", "{\"order\": \"A-"),
                        new ToolCall("b", "stop", ""),
                        new ToolCall("c", "odd", ""),
                        new ToolCall("d", "sql", "select 1"));
    }

    @Test
    void fieldsThatTheLibraryDoesNotKnowAreKept() throws JsonProcessingException {
        LlmCall call = chat("""
                {"vendor": {"note": "hello"}, "choices": [{"index": 0, "message": {"role": "assistant",
                  "reasoning_content": "first I think", "content": "then I say"}}]}""");

        assertThat(call.responseBody()).contains("first I think", "hello");
    }

    @Test
    void aStreamThatEndsAfterItsReasonHasNoUsage() throws JsonProcessingException {
        ChatCompletionAccumulator all = ChatCompletionAccumulator.create();
        all.accumulate(read("""
                {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [
                  {"index": 0, "delta": {"role": "assistant", "content": "14 "}, "finish_reason": null}]}""", ChatCompletionChunk.class));
        all.accumulate(read("""
                {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [
                  {"index": 0, "delta": {"content": "days"}, "finish_reason": "length"}]}""", ChatCompletionChunk.class));

        LlmCall call = OpenAiCalls.of(all.chatCompletion());

        assertThat(call.answerText()).isEqualTo("14 days");
        assertThat(call.finishReason()).isEqualTo("length");
        assertThat(call.usage()).isNull();
    }

    @Test
    void aRequestKeepsWhatWasPutIntoItByHand() throws JsonProcessingException {
        LlmCall call = OpenAiCalls.of(
                ChatCompletionCreateParams.builder()
                        .model("m")
                        .addUserMessage("hello")
                        .putAdditionalBodyProperty("note", com.openai.core.JsonValue.from("by hand"))
                        .build(),
                read("{\"choices\": []}", ChatCompletion.class));

        assertThat(call.requestBody()).contains("hello", "by hand");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"output\": null, \"usage\": null, \"status\": null, \"error\": null}",
                "{\"output\": []}",
                "{\"output\": [{}]}",
                "{\"output\": [{\"type\": \"message\", \"content\": null}]}",
                "{\"output\": [{\"type\": \"message\", \"content\": [{}]}]}",
                "{\"output\": [{\"type\": \"reasoning\", \"summary\": []}]}",
                "{\"output\": \"none\"}"
            })
    void whatIsMissingInAResponseIsNotSaid(String json) throws JsonProcessingException {
        LlmCall call = response(json);

        assertThat(call.answered()).isFalse();
        assertThat(call.failed()).isFalse();
        assertThat(call.usage()).isNull();
    }

    @Test
    void aResponseThatFailedOrEndedEarlySaysSo() throws JsonProcessingException {
        LlmCall failed = response(
                "{\"status\": \"failed\", \"output\": [], \"error\": {\"code\": \"server_error\", \"message\": \"broke\"}}");
        LlmCall incomplete = response("""
                {"status": "incomplete", "incomplete_details": {"reason": "max_output_tokens"}, "output": [
                  {"type": "message", "id": "m", "role": "assistant", "status": "incomplete",
                   "content": [{"type": "output_text", "text": "14 d", "annotations": []}]}]}""");

        assertThat(failed.failed()).isTrue();
        assertThat(failed.error()).isEqualTo("broke");
        assertThat(incomplete.finishReason()).isEqualTo("max_output_tokens");
        assertThat(incomplete.answerText()).isEqualTo("14 d");
    }

    @Test
    void refusalsAndToolsOfAResponseAreRead() throws JsonProcessingException {
        LlmCall call = response("""
                {"status": "completed", "output": [
                  {"type": "message", "id": "m", "role": "assistant", "status": "completed",
                   "content": [{"type": "refusal", "refusal": "I cannot help."}]},
                  {"type": "function_call", "call_id": "c", "name": "find", "arguments": "{\\"order\\": "},
                  {"type": "something_new", "text": "of next year"}]}""");

        assertThat(call.answerText()).isEmpty();
        assertThat(call.toolCalls()).containsExactly(new ToolCall("c", "find", "{\"order\": "));
        assertThat(call.responseBody()).contains("I cannot help.", "of next year");
    }
}

package io.github.junitllm.clients.springai1;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.ToolCall;
import io.github.junitllm.call.Usage;
import io.github.junitllm.clients.BothRuns;
import io.github.junitllm.clients.OpenAiReplies;
import io.github.junitllm.testkit.StandInProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.support.ToolCallbacks;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.annotation.Tool;
import org.springframework.ai.tool.annotation.ToolParam;
import org.springframework.ai.tool.function.FunctionToolCallback;

class SpringAi1ToolTests {

    private static final String QUESTION = "Where is order 4711?";
    private static final String ID = "call_6sRtQw8vXyZ1aBcD2eFgH3iJ";
    private static final String ARGUMENTS = "{\"number\":\"4711\",\"city\":\"東京 🗼\"}";

    @TempDir
    Path fixtures;

    /** The application's tools, and what they were asked. */
    static final class Orders {

        private final List<String> asked = new ArrayList<>();

        @Tool(description = "Says where an order is")
        public String whereIs(@ToolParam(description = "Number of the order") String number, String city) {
            asked.add(number + " in " + city);
            return "on its way to " + city;
        }
    }

    /** What a tool is given that is no method. */
    record Query(String number, String city) {}

    /** Asks for the tool first, and answers when it is told what the tool said. */
    private static StandInProvider provider() {
        return new StandInProvider(call -> {
            if (call.body().contains("on its way to 東京")) {
                call.json(200, OpenAiReplies.completion("It is on its way to 東京 🗼."));
            } else {
                call.json(200, OpenAiReplies.toolCompletion(ID, "whereIs", ARGUMENTS));
            }
        });
    }

    private static StandInProvider streamingProvider() {
        return new StandInProvider(call -> call.shredded(
                OpenAiReplies.EVENTS,
                call.body().contains("on its way to 東京")
                        ? OpenAiReplies.stream("It is on its way ", "to 東京 🗼.")
                        : OpenAiReplies.toolStream(
                                ID, "whereIs", "{\"number\":", "\"4711\",", "\"city\":\"東京", " 🗼\"}")));
    }

    private static void requireTwoRoundTrips(BothRuns<?> runs, boolean streamed) {
        for (List<LlmCall> calls : List.of(runs.recordedCalls(), runs.replayedCalls())) {
            assertThat(calls).hasSize(2);
            assertThat(calls).extracting(LlmCall::streamed).containsOnly(streamed);
            assertThat(calls).extracting(LlmCall::protocol).containsOnly("openai-chat");
            assertThat(calls).extracting(LlmCall::usage).containsOnly(new Usage(24, 11, 8, 0, 3));
            assertThat(calls.get(0).toolCalls()).containsExactly(new ToolCall(ID, "whereIs", ARGUMENTS));
            assertThat(calls.get(0).finishReason()).isEqualTo("tool_calls");
            assertThat(calls.get(0).answerText()).isEmpty();
            assertThat(calls.get(1).requestBody()).contains("\"tool_call_id\":\"" + ID + '"');
            assertThat(calls.get(1).toolCalls()).isEmpty();
            assertThat(calls.get(1).finishReason()).isEqualTo("stop");
            assertThat(calls.get(1).answerText()).isEqualTo("It is on its way to 東京 🗼.");
        }
        assertThat(runs.replayedCalls()).extracting(LlmCall::replayed).containsOnly(true);
    }

    @Test
    void methodsAreCalled() throws Exception {
        Orders orders = new Orders();

        BothRuns<ChatResponse> runs =
                BothRuns.of(fixtures, provider(), llm -> ChatClient.create(Models.chat(llm.baseUrl()))
                        .prompt(QUESTION)
                        .tools(orders)
                        .call()
                        .chatResponse());

        assertThat(Models.seen(runs.replayed())).isEqualTo(Models.seen(runs.recorded()));
        assertThat(runs.replayed().getResult().getOutput().getText()).isEqualTo("It is on its way to 東京 🗼.");
        assertThat(orders.asked).containsExactly("4711 in 東京 🗼", "4711 in 東京 🗼");
        requireTwoRoundTrips(runs, false);
    }

    @Test
    void methodsAreCalledFromStreams() throws Exception {
        Orders orders = new Orders();

        BothRuns<String> runs = BothRuns.of(
                fixtures,
                streamingProvider(),
                llm -> String.join(
                        "",
                        ChatClient.create(Models.chat(llm.baseUrl())).prompt(QUESTION).tools(orders).stream()
                                .content()
                                .collectList()
                                .block()));

        assertThat(runs.recorded()).isEqualTo("It is on its way to 東京 🗼.");
        assertThat(runs.replayed()).isEqualTo(runs.recorded());
        assertThat(orders.asked).containsExactly("4711 in 東京 🗼", "4711 in 東京 🗼");
        requireTwoRoundTrips(runs, true);
    }

    @Test
    void callbacksAreCalled() throws Exception {
        List<Query> asked = new ArrayList<>();
        ToolCallback whereIs = FunctionToolCallback.builder("whereIs", (Query query) -> {
                    asked.add(query);
                    return "on its way to " + query.city();
                })
                .description("Says where an order is")
                .inputType(Query.class)
                .build();

        BothRuns<String> runs = BothRuns.of(fixtures, provider(), llm -> ChatClient.create(Models.chat(llm.baseUrl()))
                .prompt(QUESTION)
                .toolCallbacks(whereIs)
                .call()
                .content());

        assertThat(runs.recorded()).isEqualTo("It is on its way to 東京 🗼.");
        assertThat(runs.replayed()).isEqualTo(runs.recorded());
        assertThat(asked).containsExactly(new Query("4711", "東京 🗼"), new Query("4711", "東京 🗼"));
        requireTwoRoundTrips(runs, false);
    }

    @Test
    void theChatModelCallsThemToo() throws Exception {
        Orders orders = new Orders();
        OpenAiChatOptions options = OpenAiChatOptions.builder()
                .toolCallbacks(ToolCallbacks.from(orders))
                .build();

        BothRuns<ChatResponse> runs = BothRuns.of(
                fixtures, provider(), llm -> Models.chat(llm.baseUrl()).call(new Prompt(QUESTION, options)));

        assertThat(Models.seen(runs.replayed())).isEqualTo(Models.seen(runs.recorded()));
        assertThat(runs.replayed().getResult().getOutput().getText()).isEqualTo("It is on its way to 東京 🗼.");
        assertThat(orders.asked).containsExactly("4711 in 東京 🗼", "4711 in 東京 🗼");
        requireTwoRoundTrips(runs, false);
    }
}

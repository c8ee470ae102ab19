package io.github.junitllm.samples.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.samples.support.SupportAnswer.Action;
import io.github.junitllm.samples.support.help.HelpCenter;
import io.github.junitllm.samples.support.orders.DemoOrders;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the assistant does when the model's output is not what was agreed. */
class UnusableModelOutputTests {
    private static final List<Turn> QUESTION = List.of(Turn.customer("How long can I return boots?"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thirty days.",
                "{\\\"answer\\\":\\\"30 da",
                "{\\\"answer\\\":\\\"30 days\\\",\\\"citations\\\":[],\\\"action\\\":\\\"SHRUG\\\"}",
                "{\\\"answer\\\":\\\" \\\",\\\"citations\\\":[],\\\"action\\\":\\\"ANSWER\\\"}",
                "{}",
                "{\\\"answer\\\":\\\"30 days\\\"}"
            })
    void contentOutsideTheSchemaIsHandedOver(String content) throws IOException {
        assertThat(answerOf("\"content\":\"" + content + "\"", "stop").action()).isEqualTo(Action.HAND_OVER);
    }

    @Test
    void anAnswerThatWasCutOffIsHandedOver() throws IOException {
        assertThat(answerOf("\"content\":\"{\\\"answer\\\":\\\"30\"", "length").action())
                .isEqualTo(Action.HAND_OVER);
    }

    @Test
    void aRefusalOfTheModelIsADecline() throws IOException {
        SupportAnswer answer = answerOf("\"content\":null,\"refusal\":\"I'm sorry, I can't help with that.\"", "stop");
        assertThat(answer).isEqualTo(SupportAnswer.decline("I'm sorry, I can't help with that."));
    }

    @Test
    void citationsOfArticlesTheModelWasNotGivenAreDropped() throws IOException {
        String content =
                "{\\\"answer\\\":\\\"30 days\\\",\\\"citations\\\":[\\\"refunds\\\",\\\"law\\\"],\\\"action\\\":\\\"ANSWER\\\"}";
        assertThat(answerOf("\"content\":\"" + content + "\"", "stop").citations())
                .containsExactly("refunds");
    }

    @Test
    void aModelThatOnlyCallsToolsIsStopped() throws IOException {
        try (CannedModel model = CannedModel.saying("""
                        "content":null,"tool_calls":[{"id":"call_1","type":"function",
                        "function":{"name":"look_up_order","arguments":"{\\"orderId\\":\\"AP-20417\\"}"}}]""", "tool_calls");
                SupportAssistant assistant = assistant(model.settings())) {
            assertThat(assistant.answer("C-1001", QUESTION).action()).isEqualTo(Action.HAND_OVER);
            assertThat(model.requests()).hasSize(3);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    look_up_order   | AP-20417
                    look_up_order   | {}
                    look_up_order   | {\\"orderId\\":null}
                    delete_account  | {\\"orderId\\":\\"AP-20417\\"}
                    """)
    void aToolCallThatCannotBeCarriedOutIsHandedOver(String tool, String arguments) throws IOException {
        SupportAnswer answer = answerOf("""
                "content":null,"tool_calls":[{"id":"call_1","type":"function",
                "function":{"name":"%s","arguments":"%s"}}]""".formatted(tool, arguments), "tool_calls");
        assertThat(answer.action()).isEqualTo(Action.HAND_OVER);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 429, 500})
    void anErrorOfTheProviderMakesTheAssistantUnavailable(int status) throws IOException {
        try (CannedModel model = new CannedModel(status, "{\"error\":{\"message\":\"no\"}}");
                SupportAssistant assistant = assistant(model.settings())) {
            assertThatThrownBy(() -> assistant.answer("C-1001", QUESTION))
                    .isInstanceOf(AssistantUnavailableException.class)
                    .hasMessageContaining("canned");
            assertThatThrownBy(() -> assistant.stream("C-1001", QUESTION, text -> {}))
                    .isInstanceOf(AssistantUnavailableException.class);
        }
    }

    @Test
    void aModelThatNeverAnswersRunsIntoTheTimeout() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                SupportAssistant assistant = assistant(new ModelSettings(
                        "http://127.0.0.1:" + silent.getLocalPort() + "/v1",
                        "key",
                        "silent",
                        Duration.ofMillis(150),
                        0))) {
            assertThatThrownBy(() -> assistant.answer("C-1001", QUESTION))
                    .isInstanceOf(AssistantUnavailableException.class);
        }
    }

    @Test
    void aStreamThatWasCutOffEndsWithTheHandOver() throws IOException {
        StringBuilder shown = new StringBuilder();
        try (CannedModel model = CannedModel.streaming("length", "You can", " return it");
                SupportAssistant assistant = assistant(model.settings())) {
            assertThat(assistant.stream("C-1001", QUESTION, shown::append))
                    .isEqualTo("You can return it " + SupportAnswer.handOver().answer())
                    .isEqualTo(shown.toString());
        }
    }

    @Test
    void aStreamThatBreaksOffMakesTheAssistantUnavailable() throws IOException {
        StringBuilder shown = new StringBuilder();
        try (CannedModel model = CannedModel.streaming(null, "You can", " return it");
                SupportAssistant assistant = assistant(model.settings())) {
            assertThatThrownBy(() -> assistant.stream("C-1001", QUESTION, shown::append))
                    .isInstanceOf(AssistantUnavailableException.class)
                    .hasMessageContaining("ended before the answer did");
            assertThat(shown).hasToString("You can return it");
        }
    }

    private static SupportAnswer answerOf(String messageMembers, String finishReason) throws IOException {
        try (CannedModel model = CannedModel.saying(messageMembers, finishReason);
                SupportAssistant assistant = assistant(model.settings())) {
            return assistant.answer("C-1001", QUESTION);
        }
    }

    private static SupportAssistant assistant(ModelSettings settings) {
        return new SupportAssistant(settings, HelpCenter.bundled(), new DemoOrders());
    }
}

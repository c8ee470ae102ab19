package io.github.junitllm.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is known of a usage of which only a part was counted. */
class UsageTests {

    private static final String CHAT = "/v1/chat/completions";
    private static final String GEMINI = "/v1beta/models/g:generateContent";

    private static Usage counted(@Nullable Long input, @Nullable Long output) {
        return new Usage(input, output, 0, 0, 0, Map.of(), false);
    }

    @Test
    void aTotalNeedsBoth() {
        assertThat(counted(3L, 4L).totalTokens()).isEqualTo(7);
        assertThat(counted(3L, null).totalTokens()).isNull();
        assertThat(counted(null, 4L).totalTokens()).isNull();
        assertThat(counted(null, 4L).isWhole()).isFalse();
        assertThat(counted(0L, 0L).isWhole()).isTrue();
    }

    @Test
    void aSumKnowsWhatAllItsPartsKnow() {
        assertThat(counted(3L, null).plus(counted(4L, 5L))).isEqualTo(counted(7L, null));
        assertThat(counted(3L, 1L).plus(counted(4L, 5L).asHidden()))
                .isEqualTo(counted(7L, 6L).asHidden());
    }

    @Test
    void oneCountOfOpenAiIsNotBoth() {
        assertThat(Answered.whole(CHAT, "{\"usage\":{\"completion_tokens\":5}}").usage())
                .isEqualTo(counted(null, 5L));
        assertThat(Answered.whole(CHAT, "{\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":null}}")
                        .usage())
                .isEqualTo(counted(5L, null));
        assertThat(Answered.whole(
                                CHAT,
                                "{\"usage\":{\"total_tokens\":9,\"prompt_tokens_details\":{\"cached_tokens\":1}}}")
                        .usage())
                .isNull();
    }

    @Test
    void whatAnOpenAiStreamCountsAsItGoesIsNotTheWholeOutput() {
        String going = "{\"choices\":[{\"delta\":{\"content\":\"ye\"}}],"
                + "\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":1}}\n";
        String last = "{\"choices\":[{\"delta\":{\"content\":\"s\"},\"finish_reason\":\"stop\"}],"
                + "\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2}}";

        assertThat(Answered.streamed(CHAT, going).usage()).isEqualTo(counted(5L, null));
        assertThat(Answered.streamed(CHAT, going + last).usage()).isEqualTo(counted(5L, 2L));
        assertThat(Answered.streamed(CHAT, going + "[DONE]").usage()).isEqualTo(counted(5L, 1L));
    }

    @Test
    void embeddingsWriteNothing() {
        assertThat(Answered.whole("/v1/embeddings", "{\"data\":[],\"usage\":{\"prompt_tokens\":5}}")
                        .usage())
                .isEqualTo(counted(5L, 0L));
        assertThat(Answered.whole("/v1/embeddings", "{\"data\":[]}").usage()).isNull();
        assertThat(Answered.whole(
                                "/langchain4j/embedding",
                                "{\"embeddings\":[[1]],\"usage\":{\"inputTokens\":5,\"totalTokens\":5}}")
                        .usage())
                .isEqualTo(counted(5L, 0L));
        assertThat(Answered.whole("/spring-ai/embedding", "{\"embeddings\":[[1]],\"usage\":{\"inputTokens\":5}}")
                        .usage())
                .isEqualTo(counted(5L, 0L));
    }

    @Test
    void modelsInTheProcessMayCountHalf() {
        assertThat(Answered.whole("/langchain4j/chat", "{\"text\":\"yes\",\"usage\":{\"outputTokens\":5}}")
                        .usage())
                .isEqualTo(counted(null, 5L));
        assertThat(Answered.streamed(
                                "/langchain4j/chat",
                                "{\"text\":\"y\"}\n{\"response\":{\"text\":\"yes\",\"usage\":{\"inputTokens\":4,\"outputTokens\":5}}}")
                        .usage())
                .as("no reason to end is given, and yet it is whole")
                .isEqualTo(counted(4L, 5L));
    }

    @Test
    void geminiLeavesZerosOut() {
        assertThat(Answered.whole(
                                GEMINI,
                                "{\"promptFeedback\":{\"blockReason\":\"SAFETY\"},"
                                        + "\"usageMetadata\":{\"promptTokenCount\":7,\"totalTokenCount\":7}}")
                        .usage())
                .isEqualTo(counted(7L, 0L));
        assertThat(Answered.whole(
                                GEMINI,
                                "{\"candidates\":[{\"finishReason\":\"MAX_TOKENS\"}],\"usageMetadata\":"
                                        + "{\"promptTokenCount\":7,\"thoughtsTokenCount\":30}}")
                        .usage())
                .isEqualTo(new Usage(7, 30, 0, 0, 30));
        assertThat(Answered.whole(GEMINI, "{\"usageMetadata\":{\"promptTokenCount\":7}}")
                        .usage())
                .as("nothing says that it is at its end")
                .isEqualTo(counted(7L, null));
    }

    @Test
    void ollamaLeavesZerosOutAndPromptsFromItsCache() {
        assertThat(Answered.whole("/api/chat", "{\"done\":true,\"prompt_eval_count\":5}")
                        .usage())
                .isEqualTo(counted(5L, 0L));
        assertThat(Answered.whole("/api/chat", "{\"done\":true,\"eval_count\":5}")
                        .usage())
                .isEqualTo(counted(null, 5L));
        assertThat(Answered.whole("/api/chat", "{\"done\":true}").usage()).isNull();
    }
}

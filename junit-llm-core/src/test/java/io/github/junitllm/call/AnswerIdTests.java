package io.github.junitllm.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ids under which providers know their answers. */
class AnswerIdTests {

    private static final String GEMINI = "/v1beta/models/m:streamGenerateContent";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /v1/chat/completions | {"id":"c-1","choices":[]}                                                  | c-1
            /v1/responses        | {"id":"r-1","object":"response","output":[{"id":"item","type":"message"}]} | r-1
            /v1/messages         | {"id":"m-1","type":"message","content":[]}                                 | m-1
            /v1beta/models/m:generateContent | {"responseId":"g-1","candidates":[]}                           | g-1
            /langchain4j/chat    | {"id":"l-1","text":"yes"}                                                  | l-1
            /langchain4j/chat    | {"response":{"id":"l-2","text":"yes"}}                                     | l-2
            /spring-ai/chat      | {"id":"s-1","generations":[]}                                              | s-1
            """)
    void anAnswerHasTheIdItsProviderGave(String path, String body, String id) {
        assertThat(Answered.whole(path, body).responseId()).isEqualTo(id);
    }

    @Test
    void aStreamTellsItInOneOfItsEvents() {
        assertThat(Answered.streamed("/v1/chat/completions", "{\"id\":\"c-1\",\"choices\":[]}\n{\"id\":\"c-2\"}")
                        .responseId())
                .isEqualTo("c-1");
        assertThat(Answered.streamed(
                                "/v1/responses",
                                "{\"type\":\"x\",\"id\":\"event\"}\n{\"type\":\"response.created\",\"response\":{\"id\":\"r-1\"}}")
                        .responseId())
                .isEqualTo("r-1");
        assertThat(Answered.streamed(
                                "/v1/messages",
                                "{\"type\":\"ping\"}\n{\"type\":\"message_start\",\"message\":{\"id\":\"m-1\"}}")
                        .responseId())
                .isEqualTo("m-1");
        assertThat(Answered.streamed(GEMINI, "{\"responseId\":\"g-1\"}").responseId())
                .isEqualTo("g-1");
        assertThat(Answered.whole(GEMINI, "[{\"candidates\":[]},{\"responseId\":\"g-2\"}]")
                        .responseId())
                .isEqualTo("g-2");
    }

    @Test
    void whereNoneWasGivenThereIsNone() {
        assertThat(Answered.whole("/v1/chat/completions", "{\"choices\":[]}").responseId())
                .isNull();
        assertThat(Answered.whole("/v1/chat/completions", "{\"id\":7}").responseId())
                .isNull();
        assertThat(Answered.whole("/v1/chat/completions", "no JSON").responseId())
                .isNull();
        assertThat(Answered.whole("/api/chat", "{\"id\":\"x\"}").responseId()).isNull();
        assertThat(Answered.whole("/somewhere/else", "{\"id\":\"x\"}").responseId())
                .isNull();
        assertThat(Answered.call("GET", "/v1/models/m", Answered.JSON, "{\"id\":\"m\"}".getBytes(UTF_8))
                        .responseId())
                .isNull();
    }
}

package io.github.junitllm.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.junitllm.gateway.InProcessCall;
import io.github.junitllm.gateway.InProcessDoor;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.gateway.NoAnswerException;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evals of applications whose model is called without HTTP, through real runs. */
class InProcessModelTests {

    private static final AtomicInteger ASKED = new AtomicInteger();

    @TempDir
    Path output;

    @BeforeEach
    void nothingAskedYet() {
        ASKED.set(0);
    }

    abstract static class Asks {

        static Stream<EvalCase> one() {
            return Stream.of(EvalCase.of("a", "a question"));
        }

        static Stream<EvalCase> sixteen() {
            return IntStream.range(0, 16).mapToObj(i -> EvalCase.of("case-" + i, "the same question"));
        }

        /** Asks a model in the process, as a recorder does it; no two of its answers are equal. */
        static String ask(LlmGateway llm, String question) {
            ObjectNode request = JsonNodeFactory.instance.objectNode().put("model", "tiny");
            request.putArray("messages").addObject().put("role", "user").put("text", question);
            InProcessCall call = InProcessDoor.of(llm, "/langchain4j/chat").ask(() -> request);
            if (call.replayed()) {
                return call.replay(Asks::text);
            }
            ObjectNode answer = JsonNodeFactory.instance
                    .objectNode()
                    .put("model", "tiny-onnx")
                    .put("text", "answer " + ASKED.incrementAndGet());
            answer.putObject("usage").put("inputTokens", 11).put("outputTokens", 7);
            return call.answered((JsonNode) answer, written -> written, read -> read)
                    .path("text")
                    .asText();
        }

        private static String text(JsonNode answer) {
            return answer.path("text").asText();
        }
    }

    static class Answers extends Asks {

        static volatile String question = "a question";

        @LlmTask
        static String answer(EvalCase golden, LlmGateway llm) {
            return ask(llm, question);
        }

        @LlmEval(method = "one")
        void answers(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("answer 1");
            assertThat(answer.calls()).singleElement().satisfies(call -> {
                assertThat(call.protocol()).isEqualTo("langchain4j-chat");
                assertThat(call.requestedModel()).isEqualTo("tiny");
                assertThat(call.answeredModel()).isEqualTo("tiny-onnx");
                assertThat(call.usage().inputTokens()).isEqualTo(11);
                assertThat(call.usage().outputTokens()).isEqualTo(7);
                assertThat(call.answerText()).isEqualTo("answer 1");
            });
        }
    }

    static class Swallows extends Asks {

        @LlmTask
        static String answer(EvalCase golden, LlmGateway llm) {
            try {
                return ask(llm, "a question");
            } catch (NoAnswerException swallowed) {
                return "answer 1";
            }
        }

        @LlmEval(method = "one")
        void answers(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("answer 1");
        }
    }

    static class Parallel extends Asks {

        static final List<String> ANSWERS = new java.util.concurrent.CopyOnWriteArrayList<>();

        @LlmTask(concurrency = 8)
        static String answer(EvalCase golden, LlmGateway llm) {
            return ask(llm, "the same question") + ", " + ask(llm, "the same question");
        }

        @LlmEval(method = "sixteen")
        void answers(EvalCase golden, LlmAnswer answer) {
            ANSWERS.add(golden.id() + ": " + answer.text());
        }
    }

    private EvalRun run(Class<?> evals, String mode) {
        return EvalRun.of(evals)
                .with("junit.llm.recordInCi", "true")
                .with("junit.llm.fixtures", output.resolve("fixtures").toString())
                .with("junit.llm.mode", mode)
                .in(output.resolve("run-" + mode + "-" + evals.getSimpleName()));
    }

    private static JsonNode sample(EvalRun run) {
        return run.journal("sample").get(0);
    }

    @Test
    void whatWasRecordedIsReplayedWithoutTheModel() throws Exception {
        Answers.question = "a question";

        EvalRun recorded = run(Answers.class, "record");
        EvalRun replayed = run(Answers.class, "replay");

        assertThat(sample(recorded).path("verdict").asText()).isEqualTo("PASS");
        assertThat(sample(replayed).path("verdict").asText()).isEqualTo("PASS");
        assertThat(replayed.isRed()).isFalse();
        assertThat(ASKED).hasValue(1);
        try (Stream<Path> files = Files.walk(output.resolve("fixtures"))) {
            Path fixture = files.filter(file -> file.toString().endsWith("a.json"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.readString(fixture))
                    .contains("\"protocol\": \"langchain4j-chat\"", "\"path\": \"/langchain4j/chat\"", "\"answer 1\"");
        }
    }

    @Test
    void anotherRequestIsAnErrorThatNamesTheDifference() {
        Answers.question = "a question";
        run(Answers.class, "record");
        Answers.question = "another question";

        EvalRun replayed = run(Answers.class, "replay");

        assertThat(sample(replayed).path("verdict").asText()).isEqualTo("ERROR");
        assertThat(sample(replayed).path("message").asText())
                .contains("/messages/0/text")
                .contains("another question")
                .contains("-Djunit.llm.mode=record");
        assertThat(ASKED).hasValue(1);
    }

    @Test
    void whatIsMissingIsRecordedWhereThatIsWanted() {
        Answers.question = "a question";

        EvalRun first = run(Answers.class, "record-missing");
        EvalRun second = run(Answers.class, "record-missing");

        assertThat(sample(first).path("verdict").asText()).isEqualTo("PASS");
        assertThat(sample(second).path("verdict").asText()).isEqualTo("PASS");
        assertThat(ASKED).hasValue(1);
    }

    @Test
    void anApplicationThatSwallowsAMissIsAnErrorAllTheSame() {
        EvalRun replayed = run(Swallows.class, "replay");

        assertThat(sample(replayed).path("verdict").asText()).isEqualTo("ERROR");
        assertThat(sample(replayed).path("message").asText()).contains("there is no fixture file");
        assertThat(replayed.isRed()).isTrue();
    }

    @Test
    void parallelSamplesOfTheSamePromptGetTheirOwnAnswers() {
        Parallel.ANSWERS.clear();
        run(Parallel.class, "record");
        List<String> recorded = List.copyOf(Parallel.ANSWERS);
        for (int round = 0; round < 5; round++) {
            Parallel.ANSWERS.clear();

            EvalRun replayed = run(Parallel.class, "replay");

            assertThat(replayed.isRed()).isFalse();
            assertThat(Parallel.ANSWERS).isEqualTo(recorded);
        }
        assertThat(recorded).hasSize(16).doesNotHaveDuplicates();
        assertThat(ASKED).hasValue(32);
    }
}

package io.github.junitllm.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.StandInProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LlmFixturesTests {

    private static final AtomicInteger TRACE = new AtomicInteger();

    @TempDir
    Path output;

    private volatile int status = 200;

    @AutoClose
    private final StandInProvider provider = new StandInProvider(call -> call.json(status, "{\"choices\":[]}"));

    abstract static class Asks {

        static Stream<EvalCase> one() {
            return Stream.of(EvalCase.of("a", "a question"));
        }

        static int ask(LlmGateway llm) throws IOException, InterruptedException {
            String body = "{\"model\":\"m\",\"trace\":{\"id\":" + TRACE.incrementAndGet()
                    + "},\"messages\":[{\"role\":\"user\",\"content\":\"a question\"}]}";
            HttpRequest request = HttpRequest.newBuilder(URI.create(llm.openAi() + "/chat/completions"))
                    .header("content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode();
        }
    }

    @LlmFixtures(ignore = "trace.id")
    static class Ignores extends Asks {
        @LlmEval(method = "one")
        void asks(EvalCase golden, LlmGateway llm) throws Exception {
            assertThat(ask(llm)).isEqualTo(200);
        }
    }

    static class IgnoresNothing extends Asks {
        @LlmEval(method = "one")
        void asks(EvalCase golden, LlmGateway llm) throws Exception {
            assertThat(ask(llm)).isEqualTo(200);
        }
    }

    static class Errors extends Asks {
        @LlmEval(method = "one")
        @LlmFixtures(errors = true)
        void asks(EvalCase golden, LlmGateway llm) throws Exception {
            assertThat(ask(llm)).isEqualTo(400);
        }
    }

    @LlmFixtures(maxAge = "90d", ignore = "trace")
    static class Ages extends Asks {
        @LlmEval(method = "one")
        void asks(EvalCase golden, LlmGateway llm) throws Exception {
            assertThat(ask(llm)).isEqualTo(200);
        }
    }

    @LlmFixtures(paced = true, ignore = "trace")
    static class Paced extends Asks {
        private static final AtomicLong TOOK = new AtomicLong();

        @LlmEval(method = "one")
        void asks(EvalCase golden, LlmGateway llm) throws Exception {
            long start = System.nanoTime();
            assertThat(ask(llm)).isEqualTo(200);
            TOOK.set(System.nanoTime() - start);
        }
    }

    @LlmFixtures(mode = "live")
    static class Live extends Asks {
        @LlmEval(method = "one")
        void asks(EvalCase golden, LlmGateway llm) throws Exception {
            assertThat(ask(llm)).isEqualTo(200);
        }
    }

    @LlmFixtures(mode = "recrod")
    static class Misspelt extends Live {}

    @LlmFixtures(ignore = "messages[0].id")
    static class NoPath extends Asks {
        @LlmEval(method = "one")
        @LlmFixtures(ignore = "a b")
        void asks(EvalCase golden) {}
    }

    private EvalRun run(Class<?> evals, String mode) {
        var request = EvalRun.of(evals)
                .with("junit.llm.recordInCi", "true")
                .with("junit.llm.upstream", provider.uri().toString())
                .with("junit.llm.fixtures", output.resolve("fixtures").toString());
        return (mode.isEmpty() ? request : request.with("junit.llm.mode", mode)).in(output.resolve("run" + mode));
    }

    private static String verdict(EvalRun run) {
        return run.journal("sample").get(0).path("verdict").asText();
    }

    @Test
    void ignoredFieldsDoNotCountOnReplay() {
        assertThat(verdict(run(Ignores.class, "record"))).isEqualTo("PASS");
        assertThat(verdict(run(Ignores.class, ""))).isEqualTo("PASS");
        assertThat(provider.calls()).hasSize(1);
    }

    @Test
    void otherFieldsCount() {
        assertThat(verdict(run(IgnoresNothing.class, "record"))).isEqualTo("PASS");
        EvalRun replayed = run(IgnoresNothing.class, "");
        assertThat(verdict(replayed)).isEqualTo("ERROR");
        assertThat(replayed.journal("sample").get(0).path("message").asText()).contains("at /trace/id");
    }

    @Test
    void errorsAreRecordedOnlyWhereTheyAreAskedFor() {
        status = 400;
        EvalRun run = run(IgnoresNothing.class, "record");
        assertThat(verdict(run)).isEqualTo("ERROR");
        assertThat(run.journal("sample").get(0).path("message").asText())
                .contains("errors are recorded only when asked for");
    }

    @Test
    void errorsAreReplayedWhereTheyAreAskedFor() {
        status = 400;
        TRACE.set(0);
        assertThat(verdict(run(Errors.class, "record"))).isEqualTo("PASS");
        TRACE.set(0);
        assertThat(verdict(run(Errors.class, "replay"))).isEqualTo("PASS");
        assertThat(provider.calls()).hasSize(1);
    }

    /** Records an eval, and changes a field of its fixture. */
    private void record(Class<?> evals, String field, String value) throws IOException {
        run(evals, "record");
        Path fixture;
        try (Stream<Path> files = Files.walk(output.resolve("fixtures"))) {
            fixture = files.filter(file -> file.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.writeString(
                fixture,
                Files.readString(fixture).replaceFirst("(\"" + field + "\" ?: ?)(?:\"[^\"]+\"|[0-9]+)", "$1" + value));
    }

    @Test
    void pacedReplayTakesAsLongAsTheRecording() throws IOException {
        record(Paced.class, "totalMicros", "250000");

        assertThat(verdict(run(Paced.class, "replay"))).isEqualTo("PASS");
        assertThat(provider.calls()).hasSize(1);
        assertThat(Paced.TOOK).hasValueGreaterThanOrEqualTo(250_000_000L);
    }

    private String notesOfAReplayFrom(Duration age) throws IOException {
        record(
                Ages.class,
                "recordedAt",
                "\"" + Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(age) + '"');
        return run(Ages.class, "replay").journal("verdict").get(0).path("notes").toString();
    }

    @Test
    void oldRecordingsAreNoted() throws IOException {
        assertThat(notesOfAReplayFrom(Duration.ofDays(91)))
                .contains("1 sample was replayed from recordings older than 90 days, the oldest of 20");
    }

    @Test
    void youngRecordingsAreNotNoted() throws IOException {
        assertThat(notesOfAReplayFrom(Duration.ofDays(89))).doesNotContain("older than");
    }

    @Test
    void anEvalMayBeLive() {
        EvalRun run = run(Live.class, "");
        assertThat(verdict(run)).isEqualTo("PASS");
        assertThat(run.journal("sample").get(0).path("mode").asText()).isEqualTo("live");
    }

    @Test
    void whatWillBeCalledIsToldBeforehand() {
        assertThat(EvalRun.printedBy(() -> run(Ignores.class, "record")))
                .contains("LlmFixturesTests.Ignores.asks, record: 1 sample, calling http://127.0.0.1:")
                .doesNotContain("last recording");
        assertThat(EvalRun.printedBy(() -> run(Ignores.class, "record")))
                .contains("; the last recording of this eval holds 1 call");
        assertThat(EvalRun.printedBy(() -> run(Ignores.class, "replay"))).doesNotContain("calling");
    }

    @Test
    void theRunsModeIsMeantForAllEvals() {
        assertThat(verdict(run(Live.class, "replay"))).isEqualTo("ERROR");
        assertThat(provider.calls()).isEmpty();
    }

    @Test
    void aMisspeltModeIsNamed() {
        assertThat(run(Misspelt.class, "").leaves()).singleElement().satisfies(failed -> assertThat(failed.message())
                .contains("@LlmEval on Misspelt.asks, @LlmFixtures: There is no gateway mode 'recrod'"));
    }

    @Test
    void aPathThatIsNoneIsNamed() {
        assertThat(run(NoPath.class, "").leaves()).singleElement().satisfies(failed -> assertThat(failed.message())
                .contains("\"a b\" is no path of a field"));
    }
}

package io.github.junitllm.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.junitllm.fixture.FixtureFilter;
import io.github.junitllm.fixture.LlmRequest;
import io.github.junitllm.fixture.PatternRedactor;
import io.github.junitllm.fixture.RequestMatcher;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.StandInProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Evals with matchers, filters and redactors, the provider they ask, and runs of them. */
abstract class FixtureHookEvals {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** Makes each request another one, as the time of day does. */
    private static final AtomicInteger DAY = new AtomicInteger();

    static final Set<Object> MATCHERS = ConcurrentHashMap.newKeySet();

    @TempDir
    Path output;

    private final AtomicInteger runs = new AtomicInteger();
    volatile String answeredBy = "m-2026";

    @AutoClose
    private final StandInProvider provider = new StandInProvider(call -> call.json(
            200,
            "{\"model\":\"" + answeredBy + "\",\"choices\":[{\"index\":0,\"message\":{\"content\":"
                    + "\"Write to bob@acme.com.\"}}],"
                    + "\"usage\":{\"prompt_tokens\":6212,\"completion_tokens\":1551}}"));

    @BeforeEach
    void forgetMatchers() {
        MATCHERS.clear();
    }

    static final class NoDays implements RequestMatcher {

        NoDays() {
            MATCHERS.add(this);
        }

        @Override
        public LlmRequest normalForm(LlmRequest request) {
            return request.withBody(request.body().replaceAll("day \\d+", "<day>"));
        }
    }

    static class NoModels implements FixtureFilter {
        @Override
        public boolean keeps(LlmRequest request) {
            return !request.path().equals("/v1/models");
        }
    }

    static class Emails extends PatternRedactor {
        private Emails() {
            super("email", "\\w+@acme\\.com");
        }
    }

    abstract static class Asks {

        static Stream<EvalCase> two() {
            return Stream.of(EvalCase.of("a", "first"), EvalCase.of("b", "second"));
        }

        static Stream<EvalCase> forty() {
            return IntStream.range(0, 40).mapToObj(i -> EvalCase.of("c" + i, "question " + i));
        }

        static int ask(EvalCase golden, LlmGateway llm) throws IOException, InterruptedException {
            send(HttpRequest.newBuilder(URI.create(llm.openAi() + "/models")).GET());
            String body = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"It is day "
                    + DAY.incrementAndGet() + ". I am ada@acme.com. " + golden.input() + "\"}]}";
            return send(HttpRequest.newBuilder(URI.create(llm.openAi() + "/chat/completions"))
                    .header("content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body)));
        }

        private static int send(HttpRequest.Builder request) throws IOException, InterruptedException {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        }
    }

    static class Declares extends Asks {
        @LlmEval(method = "two")
        @LlmFixtures(matchers = NoDays.class, filters = NoModels.class, redactors = Emails.class)
        void asks(EvalCase golden, LlmGateway llm) throws Exception {
            assertThat(ask(golden, llm)).isEqualTo(200);
        }
    }

    static class DeclaresNothing extends Asks {
        @LlmEval(method = "two")
        void asks(EvalCase golden, LlmGateway llm) throws Exception {
            assertThat(ask(golden, llm)).isEqualTo(200);
        }
    }

    EvalRun.Request request(String mode, Class<?>... evals) {
        return EvalRun.of(evals)
                .with("junit.llm.mode", mode)
                .with("junit.llm.recordInCi", "true")
                .with("junit.llm.upstream", provider.uri().toString())
                .with("junit.llm.fixtures", output.resolve("fixtures").toString());
    }

    EvalRun run(EvalRun.Request request) {
        return request.in(output.resolve("run" + runs.incrementAndGet()));
    }

    static String notes(EvalRun run) {
        List<JsonNode> verdicts = run.journal("verdict");
        assertThat(verdicts).hasSize(1);
        return notes(verdicts.get(0));
    }

    /** Returns the notes about recordings, one per line. */
    static String notes(JsonNode verdict) {
        StringBuilder notes = new StringBuilder();
        for (JsonNode note : verdict.path("notes")) {
            notes.append(note.asText().contains("the failure rate may still be") ? "" : note.asText() + '\n');
        }
        return notes.toString();
    }

    static class KeepsAll implements FixtureFilter {
        @Override
        public boolean keeps(LlmRequest request) {
            return true;
        }
    }
}

package io.github.junitllm.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.junitllm.fixture.FixtureFilter;
import io.github.junitllm.fixture.LlmRequest;
import io.github.junitllm.fixture.PatternRedactor;
import io.github.junitllm.fixture.Redactor;
import io.github.junitllm.fixture.RequestMatcher;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.EvalRun.Status;
import io.github.junitllm.testkit.StandInProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Matchers, filters and redactors as evals declare them, and what the verdict notes about recordings. */
class FixtureHookRunTests {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** Makes each request another one, as the time of day does. */
    private static final AtomicInteger DAY = new AtomicInteger();

    private static final Set<Object> MATCHERS = ConcurrentHashMap.newKeySet();

    @TempDir
    Path output;

    private final AtomicInteger runs = new AtomicInteger();
    private volatile String answeredBy = "m-2026";

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

    private static final class NoDays implements RequestMatcher {

        NoDays() {
            MATCHERS.add(this);
        }

        @Override
        public LlmRequest normalForm(LlmRequest request) {
            return request.withBody(request.body().replaceAll("day \\d+", "<day>"));
        }
    }

    private static class NoModels implements FixtureFilter {
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

    private EvalRun.Request request(String mode, Class<?>... evals) {
        return EvalRun.of(evals)
                .with("junit.llm.mode", mode)
                .with("junit.llm.recordInCi", "true")
                .with("junit.llm.upstream", provider.uri().toString())
                .with("junit.llm.fixtures", output.resolve("fixtures").toString());
    }

    private EvalRun run(EvalRun.Request request) {
        return request.in(output.resolve("run" + runs.incrementAndGet()));
    }

    private static String notes(EvalRun run) {
        List<JsonNode> verdicts = run.journal("verdict");
        assertThat(verdicts).hasSize(1);
        return notes(verdicts.get(0));
    }

    /** Returns the notes about recordings, one per line. */
    private static String notes(JsonNode verdict) {
        StringBuilder notes = new StringBuilder();
        for (JsonNode note : verdict.path("notes")) {
            notes.append(note.asText().contains("the failure rate may still be") ? "" : note.asText() + '\n');
        }
        return notes.toString();
    }

    private String fixtures() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(output.resolve("fixtures"))) {
            for (Path file :
                    files.filter(found -> found.toString().endsWith(".json")).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    @Test
    void whatAnEvalDeclaresIsApplied() throws IOException {
        EvalRun recorded = run(request("record", Declares.class));
        assertThat(recorded.isRed()).isFalse();
        assertThat(fixtures()).contains("It is day", "<email-").doesNotContain("acme.com", "/v1/models");

        EvalRun replayed = run(request("replay", Declares.class));
        assertThat(replayed.isRed()).isFalse();
        assertThat(notes(recorded)).isEmpty();
        assertThat(notes(replayed)).isEmpty();
    }

    @LlmFixtures(redactors = Emails.class, filters = NoModels.class, mode = "misspelt")
    static class DeclaresOnBoth extends Asks {
        @LlmEval(method = "two")
        @LlmFixtures(matchers = NoDays.class, mode = "replay")
        void asks(EvalCase golden, LlmGateway llm) throws Exception {
            assertThat(ask(golden, llm)).isEqualTo(200);
        }

        @Nested
        class Inside {
            @LlmEval(method = "two")
            @LlmFixtures(matchers = NoDays.class, mode = "replay")
            void asks(EvalCase golden, LlmGateway llm) throws Exception {
                assertThat(ask(golden, llm)).isEqualTo(200);
            }
        }
    }

    @Test
    void aMethodKeepsTheRulesOfItsClass() throws IOException {
        EvalRun recorded = run(request("record", DeclaresOnBoth.class));
        assertThat(recorded.isRed()).isFalse();
        assertThat(fixtures()).contains("It is day", "<email-").doesNotContain("acme.com", "/v1/models");
        assertThat(run(request("replay", DeclaresOnBoth.class)).isRed()).isFalse();
    }

    @Test
    void aMethodsModeGoesAheadOfThatOfItsClass() {
        EvalRun run = EvalRun.of(DeclaresOnBoth.class)
                .with("junit.llm.fixtures", output.resolve("none").toString())
                .in(output.resolve("run"));
        assertThat(run.journal("sample")).hasSize(4).allSatisfy(sample -> assertThat(
                        sample.path("message").asText())
                .startsWith("No recorded answer"));
    }

    static class StaticallyBroken implements Redactor {

        private static final int LENGTH = length();

        private static int length() {
            throw new IllegalStateException("no list of names");
        }

        @Override
        public String redact(String text) {
            return text.length() > LENGTH ? text : "";
        }
    }

    @LlmFixtures(redactors = StaticallyBroken.class)
    static class Uninitialized extends DeclaresNothing {}

    @Test
    void withoutThemTheSameRunIsAnError() {
        run(request("record", DeclaresNothing.class));
        EvalRun replayed = run(request("replay", DeclaresNothing.class));
        assertThat(replayed.journal("sample"))
                .allSatisfy(
                        sample -> assertThat(sample.path("verdict").asText()).isEqualTo("ERROR"));
    }

    @Test
    void whatTheRunDeclaresIsAppliedToEveryEval() throws IOException {
        String[] modes = {"record", "replay"};
        for (String mode : modes) {
            EvalRun run = run(request(mode, DeclaresNothing.class)
                    .with("junit.llm.matchers", NoDays.class.getName())
                    .with("junit.llm.filters", NoModels.class.getName() + ", " + KeepsAll.class.getName())
                    .with("junit.llm.redactors", Emails.class.getName()));
            assertThat(run.isRed()).as(mode).isFalse();
            assertThat(notes(run))
                    .as("a rule of the run need not work in each eval")
                    .isEmpty();
        }
        assertThat(fixtures()).doesNotContain("acme.com", "/v1/models");
    }

    static class KeepsAll implements FixtureFilter {
        @Override
        public boolean keeps(LlmRequest request) {
            return true;
        }
    }

    static class ChangesNothing implements RequestMatcher, Redactor {
        @Override
        public LlmRequest normalForm(LlmRequest request) {
            return request;
        }

        @Override
        public String redact(String text) {
            return text;
        }
    }

    @LlmFixtures(
            ignore = "trace",
            matchers = {NoDays.class, ChangesNothing.class},
            filters = KeepsAll.class,
            redactors = {Emails.class, ChangesNothing.class})
    static class Idles extends DeclaresNothing {}

    @Test
    void rulesThatMadeNoDifferenceAreNoted() {
        String ignored = "The ignored field trace is in no request of this eval. Correct it, or take it out";
        String matcher = "The matcher " + ChangesNothing.class.getName() + " changed no request of this eval.";
        String filter = "The filter " + KeepsAll.class.getName() + " kept every call of this eval.";
        String redactor = "The redactor " + ChangesNothing.class.getName() + " changed nothing";

        assertThat(notes(run(request("record", Idles.class))))
                .contains(ignored, matcher, filter, redactor)
                .doesNotContain(NoDays.class.getName(), Emails.class.getName());
        // This eval keeps the list of models among its recordings.
        assertThat(notes(run(request("replay", Idles.class))))
                .contains(ignored, matcher, filter)
                .doesNotContain("The redactor", NoDays.class.getName(), "not made any more");
        assertThat(notes(run(request("live", Idles.class))))
                .contains(filter)
                .doesNotContain("The ignored", "The matcher", "The redactor");
    }

    @Test
    void rulesAreNotNotedWhereNotAllRanWell() {
        assertThat(notes(run(request("record", Idles.class).with("junit.llm.case", "a"))))
                .doesNotContain("The matcher");
        EvalRun missing = run(request("replay", Idles.class));
        assertThat(missing.isRed()).isTrue();
        assertThat(notes(missing)).doesNotContain("The matcher");
    }

    @LlmFixtures(matchers = ChangesNothing.class)
    static class NeverCalls extends Asks {
        @LlmEval(method = "two")
        void asks(EvalCase golden) {
            assertThat(golden.input()).isNotEmpty();
        }
    }

    @Test
    void rulesOfAnEvalWithoutCallsAreNotNoted() {
        EvalRun run = run(request("replay", NeverCalls.class));
        assertThat(run.isRed()).isFalse();
        assertThat(notes(run)).isEmpty();
    }

    static class NeedsSomething implements RequestMatcher {

        NeedsSomething(String something) {
            assertThat(something).isNotEmpty();
        }

        @Override
        public LlmRequest normalForm(LlmRequest request) {
            return request;
        }
    }

    static class Throws implements FixtureFilter {

        Throws() throws IOException {
            throw new IOException("no such list");
        }

        @Override
        public boolean keeps(LlmRequest request) {
            return true;
        }
    }

    @LlmFixtures(matchers = NeedsSomething.class)
    static class Unmade extends DeclaresNothing {}

    @LlmFixtures(filters = Throws.class)
    static class Thrown extends DeclaresNothing {}

    @LlmFixtures(redactors = Redactor.class)
    static class OnlyTheInterface extends DeclaresNothing {}

    private static void assertRefused(EvalRun run, String... parts) {
        assertThat(run.failedContainers()).isEmpty();
        assertThat(run.leaves()).singleElement().satisfies(failed -> {
            assertThat(failed.status()).isEqualTo(Status.FAILED);
            assertThat(failed.message()).contains(parts);
        });
    }

    @Test
    void aClassThatCannotBeMadeIsNamed() {
        assertRefused(
                run(request("replay", Unmade.class)),
                "@LlmEval on Unmade.asks, @LlmFixtures: " + NeedsSomething.class.getName()
                        + " cannot be made: it needs a constructor without parameters");
        assertRefused(
                run(request("replay", Thrown.class)), Throws.class.getName(), "java.io.IOException: no such list");
        assertRefused(
                run(request("replay", Uninitialized.class)), StaticallyBroken.class.getName() + " cannot be made");
        assertRefused(run(request("replay", OnlyTheInterface.class)), Redactor.class.getName() + " cannot be made");
    }

    @ParameterizedTest
    @ValueSource(strings = {"matchers", "filters", "redactors"})
    void aClassNameOfTheRunThatIsWrongIsNamed(String parameter) {
        assertRefused(
                run(request("replay", DeclaresNothing.class).with("junit.llm." + parameter, "com.acme.NoSuch")),
                "junit.llm." + parameter + "=com.acme.NoSuch: there is no such class among the tests");
        assertRefused(
                run(request("replay", DeclaresNothing.class)
                        .with("junit.llm." + parameter, DeclaresNothing.class.getName())),
                "the class does not implement io.github.junitllm.fixture.");
    }

    abstract static class Concurrent extends Asks {

        @LlmTask(concurrency = 8)
        static String answer(EvalCase golden, LlmGateway llm) throws Exception {
            return String.valueOf(ask(golden, llm));
        }

        @LlmEval(method = "forty")
        @LlmFixtures(matchers = NoDays.class, filters = NoModels.class, redactors = Emails.class)
        void first(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("200");
        }

        @LlmEval(method = "forty")
        @LlmFixtures(matchers = NoDays.class, filters = NoModels.class, redactors = Emails.class)
        void second(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("200");
        }
    }

    static class Left extends Concurrent {}

    static class Right extends Concurrent {}

    @Test
    void parallelEvalsShareAClassAndNoObjectOfIt() {
        for (String mode : List.of("record", "replay")) {
            MATCHERS.clear();
            EvalRun run = run(request(mode, Left.class, Right.class)
                    .with("junit.jupiter.execution.parallel.enabled", "true")
                    .with("junit.jupiter.execution.parallel.mode.default", "concurrent")
                    .with("junit.jupiter.execution.parallel.config.strategy", "fixed")
                    .with("junit.jupiter.execution.parallel.config.fixed.parallelism", "4"));
            assertThat(run.isRed()).as(mode).isFalse();
            assertThat(run.journal("sample")).hasSize(160);
            assertThat(run.journal("verdict")).hasSize(4).allSatisfy(verdict -> assertThat(notes(verdict))
                    .isEmpty());
            assertThat(MATCHERS).hasSize(4);
        }
    }

    @Test
    void answersOfAnotherModelAreNotedOnReplay() {
        answeredBy = "claude";
        assertThat(notes(run(request("record", Declares.class)))).doesNotContain("another model");
        assertThat(notes(run(request("replay", Declares.class))))
                .contains(
                        "2 replayed answers are of another model than was asked for, first: case a, asked for m, answered by claude. Record them again with -Djunit.llm.mode=record");
    }

    @Test
    void theTokensOfTheLastRecordingAreToldBeforehand() {
        run(request("record", Declares.class));
        String announced = EvalRun.printedBy(() -> run(request("live", Declares.class)));
        assertThat(announced)
                .contains("FixtureHookRunTests.Declares.asks, live: 2 samples, calling http://127.0.0.1:")
                .contains("; the last recording of this eval holds 2 calls with about 12,400 input and 3,100 output"
                        + " tokens");
    }
}

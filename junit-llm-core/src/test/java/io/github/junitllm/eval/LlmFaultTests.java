package io.github.junitllm.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.github.junitllm.fault.Fault;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.EvalRun.Node;
import io.github.junitllm.testkit.EvalRun.Status;
import io.github.junitllm.testkit.Probe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LlmFaultTests {

    private static final Probe PROBE = new Probe();

    @TempDir
    Path output;

    private HttpServer provider;

    @BeforeEach
    void startProvider() throws IOException {
        PROBE.clear();
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/", exchange -> {
            byte[] answer = "{\"model\":\"m\",\"choices\":[{\"index\":0,\"message\":{\"content\":\"30 days\"}}]}"
                    .getBytes(StandardCharsets.UTF_8);
            PROBE.note("asked");
            exchange.getResponseHeaders().add("content-type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        provider.start();
    }

    @AfterEach
    void stopProvider() {
        provider.stop(0);
    }

    /** An application that tries a model up to three times, and then has an answer of its own. */
    static String answer(EvalCase golden, LlmGateway llm) throws IOException, InterruptedException {
        for (int attempt = 1; attempt <= 3; attempt++) {
            HttpResponse<String> answer = ask(llm, "m", golden.input());
            if (answer.statusCode() == 200) {
                return answer.body().contains("30 days") ? "30 days" : "garbled";
            }
        }
        return "Please call us.";
    }

    static HttpResponse<String> ask(LlmGateway llm, String model, String question)
            throws IOException, InterruptedException {
        String body =
                "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"" + question + "\"}]}";
        HttpRequest request = HttpRequest.newBuilder(URI.create(llm.openAi() + "/chat/completions"))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    static Stream<EvalCase> two() {
        return Stream.of(EvalCase.of("a", "first question"), EvalCase.of("b", "second question"));
    }

    static Stream<EvalCase> forty() {
        return IntStream.rangeClosed(1, 40).mapToObj(i -> EvalCase.of("c" + i, "question " + i));
    }

    static class Patient {

        @LlmTask
        static String task(EvalCase golden, LlmGateway llm) throws Exception {
            return answer(golden, llm);
        }

        @LlmEval(method = "io.github.junitllm.eval.LlmFaultTests#two")
        @LlmFault({Fault.RATE_LIMIT, Fault.RATE_LIMIT})
        @LlmFault(value = Fault.OVERLOADED, always = true)
        void answers(EvalCase golden, LlmAnswer answer) {
            boolean gone = golden.id().contains("always");
            assertThat(answer.text()).isEqualTo(gone ? "Please call us." : "30 days");
            assertThat(answer.calls()).hasSize(3);
            assertThat(answer.faults().faulted()).hasSize(gone ? 3 : 2);
        }
    }

    private EvalRun.Request run(Class<?> type, String mode) {
        return EvalRun.of(type)
                .with("junit.llm.mode", mode)
                .with("junit.llm.recordInCi", "true")
                .with(
                        "junit.llm.upstream",
                        "http://127.0.0.1:" + provider.getAddress().getPort())
                .with("junit.llm.fixtures", output.resolve("fixtures").toString());
    }

    private EvalRun recordedAndReplayed(Class<?> type) {
        run(type, "record").in(output.resolve("record"));
        provider.stop(0);
        return run(type, "replay").in(output.resolve("replay"));
    }

    @Test
    void eachFaultIsANodeOfEachCaseOverTheFixturesOfTheCase() throws IOException {
        EvalRun run = recordedAndReplayed(Patient.class);

        assertThat(run.isRed()).isFalse();
        assertThat(run.names(Status.PASSED))
                .containsExactly(
                        "a [rate-limit+rate-limit]: first question",
                        "a [always-overloaded]: first question",
                        "b [rate-limit+rate-limit]: second question",
                        "b [always-overloaded]: second question",
                        "verdict: every case passes");
        assertThat(PROBE.count("asked")).isEqualTo(2);
        assertThat(run.journal("sample"))
                .extracting(row -> row.at("/case/id").asText())
                .contains("a [rate-limit+rate-limit]", "b [always-overloaded]");
        JsonNode verdict = run.journal("verdict").get(0);
        assertThat(verdict.path("notes").toString())
                .contains("Faults: always-overloaded in 2 samples, rate-limit+rate-limit in 2 samples.")
                .doesNotContain("repeats that of")
                .doesNotContain("not made any more");
        assertThat(Files.readString(output.resolve("replay/summary.md"))).contains("Faults: always-overloaded in 2");
        try (Stream<Path> files = Files.walk(output.resolve("fixtures"))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".json")))
                    .containsExactlyInAnyOrder("a.json", "b.json");
        }
    }

    @Test
    void theIdOfTheCaseSelectsAllItsFaultsAndThatOfANodeOne() {
        run(Patient.class, "record").in(output.resolve("record"));

        EvalRun ofCase =
                run(Patient.class, "replay").with("junit.llm.case", "b").in(output.resolve("case"));
        assertThat(ofCase.names(Status.PASSED))
                .containsExactly(
                        "b [rate-limit+rate-limit]: second question", "b [always-overloaded]: second question");
        EvalRun ofNode = run(Patient.class, "replay")
                .with("junit.llm.case", "b [always-overloaded]")
                .in(output.resolve("node"));
        assertThat(ofNode.names(Status.PASSED)).containsExactly("b [always-overloaded]: second question");
    }

    @Test
    void noFaultIsMadeWhileRecording() {
        EvalRun run = run(Patient.class, "record").in(output.resolve("record"));

        assertThat(run.journal("sample"))
                .extracting(row -> row.at("/case/id").asText())
                .containsExactly("a", "b");
        assertThat(run.journal("verdict").get(0).path("notes").toString())
                .contains("The declared faults were not made");
        assertThat(run.isRed())
                .as("what is checked of faults cannot hold without them")
                .isFalse();
        assertThat(run.names(Status.PASSED)).isEmpty();
        assertThat(run.names(Status.ABORTED)).hasSize(3);
    }

    static class Impatient {

        @LlmEval(method = "io.github.junitllm.eval.LlmFaultTests#two")
        @LlmFault({Fault.RATE_LIMIT, Fault.RATE_LIMIT})
        void givesUpAtOnce(EvalCase golden, LlmGateway llm) throws Exception {
            assertThat(ask(llm, "m", golden.input()).statusCode()).isIn(200, 429);
        }

        @LlmEval(method = "io.github.junitllm.eval.LlmFaultTests#two")
        @LlmFault(Fault.RESET)
        void showsWhatWentWrong(EvalCase golden, LlmGateway llm) throws Exception {
            assertThat(ask(llm, "m", golden.input()).body()).contains("30 days");
        }
    }

    private static List<Node> of(EvalRun run, String method) {
        return run.leaves().stream()
                .filter(node -> node.uniqueId().contains(":" + method + "(")
                        && !node.name().startsWith("verdict"))
                .toList();
    }

    @Test
    void aFaultThatWasNeverMetIsNotGreenAndWhatIsThrownUnderOneIsAFailure() throws IOException {
        EvalRun run = recordedAndReplayed(Impatient.class);

        assertThat(of(run, "givesUpAtOnce")).hasSize(2).allSatisfy(node -> {
            assertThat(node.status()).isEqualTo(Status.FAILED);
            assertThat(node.message())
                    .startsWith("the fault rate-limit+rate-limit was planned for 2 calls, but only 1 of 1 call met it");
        });
        assertThat(of(run, "showsWhatWentWrong")).hasSize(2).allSatisfy(node -> {
            assertThat(node.message()).startsWith("under the fault reset the application failed with ");
            assertThat(Files.readString(node.files().get(0)))
                    .contains("## Faults")
                    .contains("planned: reset; calls: 1\ncall 1: reset")
                    .contains("Call 1: status 0");
        });
        assertThat(run.journal("sample"))
                .extracting(row -> row.at("/method/name").asText() + " "
                        + row.path("verdict").asText())
                .containsOnly("givesUpAtOnce ERROR", "showsWhatWentWrong FAIL");
    }

    static class Fallback {

        @LlmTask
        static String task(EvalCase golden, LlmGateway llm) throws Exception {
            return ask(llm, "m", golden.input()).statusCode() == 200
                    ? "first"
                    : ask(llm, "other", golden.input()).body().contains("30 days") ? "second" : "none";
        }

        @LlmEval(method = "io.github.junitllm.eval.LlmFaultTests#two")
        @LlmFault(value = Fault.MODEL_NOT_FOUND, model = "m")
        void answersByTheOther(EvalCase golden, LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo(golden.variant().isEmpty() ? "first" : "second");
        }
    }

    @Test
    void whatIsAskedOnlyUnderAFaultIsRecordedAfterwards() {
        run(Fallback.class, "record").in(output.resolve("record"));
        assertThat(run(Fallback.class, "replay").in(output.resolve("before")).isRed())
                .isTrue();
        run(Fallback.class, "record-missing").in(output.resolve("missing"));
        provider.stop(0);

        EvalRun run = run(Fallback.class, "replay").in(output.resolve("replay"));

        assertThat(run.isRed()).isFalse();
        assertThat(run.names(Status.PASSED)).contains("a [model-not-found-of-m]: first question");
    }

    static class Mixed {

        @LlmTask
        static String task(EvalCase golden, LlmGateway llm) throws Exception {
            HttpResponse<String> answer = ask(llm, "m", golden.input());
            if (answer.statusCode() != 200) {
                throw new IOException("status " + answer.statusCode());
            }
            return answer.body();
        }

        @LlmEval(method = "io.github.junitllm.eval.LlmFaultTests#forty")
        @Chaos(
                seed = 7,
                rate = 0.3,
                faults = {Fault.SERVER_ERROR, Fault.LENGTH})
        @PassRate(0.6)
        void degraded(LlmAnswer answer) {
            assertThat(answer.text()).contains("30 days");
        }
    }

    @Test
    void chaosIsTheSameInEveryRunAndItsRateIsGated() {
        EvalRun first = recordedAndReplayed(Mixed.class);
        EvalRun again = run(Mixed.class, "replay").in(output.resolve("again"));

        assertThat(first.verdict().message()).isEqualTo(again.verdict().message());
        long failed = first.journal("sample").stream()
                .filter(row -> row.path("verdict").asText().equals("FAIL"))
                .count();
        assertThat(failed).isBetween(5L, 20L);
        assertThat(first.journal("sample"))
                .extracting(row -> row.path("verdict").asText())
                .doesNotContain("ERROR");
        assertThat(first.verdict().status()).isEqualTo(Status.PASSED);
        assertThat(first.journal("verdict").get(0).path("notes").toString())
                .contains("Faults: length in ")
                .contains("server-error in ")
                .contains("none in ");
        assertThat(first.names(Status.ABORTED)).isEqualTo(again.names(Status.ABORTED));
    }

    static class Quiet {

        @LlmTask
        static String task(EvalCase golden, LlmGateway llm) throws Exception {
            return answer(golden, llm);
        }

        @LlmEval(method = "io.github.junitllm.eval.LlmFaultTests#two")
        @Chaos(rate = 0.000001)
        @PassRate(0.5)
        void degraded(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("30 days");
        }
    }

    @Test
    void chaosThatNobodyDrewIsNotGreen() {
        EvalRun run = recordedAndReplayed(Quiet.class);

        assertThat(run.verdict().message())
                .startsWith(
                        "nothing was tested: none of the 2 samples drew a fault from @Chaos(seed = 1, rate = 1.0E-6)");
    }

    static class Wrong {

        @LlmEval(method = "io.github.junitllm.eval.LlmFaultTests#two")
        @LlmFault(Fault.STALL)
        @LlmFault(value = Fault.STALL, delay = "1s")
        void twice(EvalCase golden) {}

        @LlmEval(method = "io.github.junitllm.eval.LlmFaultTests#two")
        @LlmFault(value = Fault.RATE_LIMIT, retryAfter = "soon")
        void noDuration(EvalCase golden) {}

        @LlmEval(method = "io.github.junitllm.eval.LlmFaultTests#two")
        @LlmFault({Fault.RATE_LIMIT, Fault.TLS_FAILURE})
        void address(EvalCase golden) {}

        @LlmEval(method = "io.github.junitllm.eval.LlmFaultTests#two")
        @LlmFault(Fault.RATE_LIMIT)
        @Chaos(rate = 0.5)
        void both(EvalCase golden) {}

        @LlmEval(method = "io.github.junitllm.eval.LlmFaultTests#two")
        @Chaos(rate = 1.5)
        void rate(EvalCase golden) {}

        @LlmEval(method = "io.github.junitllm.eval.LlmFaultTests#two")
        @LlmFault(value = Fault.RATE_LIMIT, name = "a,b")
        void name(EvalCase golden) {}
    }

    @Test
    void whatIsDeclaredWronglyIsToldBeforeAnythingRuns() {
        EvalRun run = EvalRun.of(Wrong.class).in(output);

        assertThat(run.leaves())
                .extracting(Node::message)
                .hasSize(6)
                .anySatisfy(message -> assertThat(message).contains("two are named stall"))
                .anySatisfy(message -> assertThat(message).contains("'soon' is not a duration"))
                .anySatisfy(message -> assertThat(message).contains("tls-failure is in the address"))
                .anySatisfy(message -> assertThat(message).contains("not both"))
                .anySatisfy(message -> assertThat(message).contains("rate = 1.5 must be above 0"))
                .anySatisfy(message -> assertThat(message).contains("holds a comma or a star"));
    }
}

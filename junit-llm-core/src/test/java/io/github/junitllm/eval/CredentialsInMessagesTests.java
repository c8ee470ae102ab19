package io.github.junitllm.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.StandInProvider;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Providers repeat the key they refuse, and so do the exceptions of their clients. */
class CredentialsInMessagesTests {

    private static final String KEY = "Zq8RwXv7Lm2-Hd93";

    @TempDir
    Path output;

    @AutoClose
    private final StandInProvider provider = new StandInProvider(
            call -> call.json(401, "{\"error\":{\"message\":\"Incorrect API key provided: " + KEY + "\"}}"));

    static class Asks {

        static Stream<EvalCase> cases() {
            return Stream.of("swallows", "throws", "fails").map(id -> EvalCase.of(id, "question of " + id));
        }

        @LlmEval(method = "cases")
        void asks(EvalCase golden, LlmGateway llm) throws Exception {
            HttpRequest request = HttpRequest.newBuilder(URI.create(llm.openAi() + "/chat/completions"))
                    .header("content-type", "application/json")
                    .header("authorization", "Bearer " + KEY)
                    .POST(HttpRequest.BodyPublishers.ofString("{\"model\":\"m\",\"messages\":[]}"))
                    .build();
            String answer = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
            switch (golden.id()) {
                case "throws" -> throw new IllegalStateException(answer);
                case "fails" -> fail("expected 30 days but was " + answer);
                default -> assertThat(answer).isNotEmpty();
            }
        }
    }

    private EvalRun run(String mode) {
        return EvalRun.of(Asks.class)
                .with("junit.llm.mode", mode)
                .with("junit.llm.recordInCi", "true")
                .with("junit.llm.upstream", provider.uri().toString())
                .with("junit.llm.fixtures", output.resolve("fixtures").toString())
                .in(output.resolve(mode));
    }

    private void assertNowhere(EvalRun run) throws IOException {
        assertThat(run.isRed()).isTrue();
        for (EvalRun.Node node : run.leaves()) {
            StringWriter trace = new StringWriter();
            if (node.thrown() != null) {
                node.thrown().printStackTrace(new PrintWriter(trace));
            }
            assertThat(trace.toString()).as(node.name()).doesNotContain(KEY);
            assertThat(node.entries()).as(node.name()).noneMatch(entry -> entry.contains(KEY));
            for (Path file : node.files()) {
                assertThat(Files.readString(file))
                        .as(file.toString())
                        .contains("REDACTED")
                        .doesNotContain(KEY);
            }
        }
        try (Stream<Path> files = Files.walk(output)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(KEY);
            }
        }
    }

    @Test
    void areNeitherShownNorWrittenWhileRecording() throws IOException {
        EvalRun run = run("record");
        assertThat(run.node("swallows").message()).contains("Incorrect API key provided: REDACTED");
        assertNowhere(run);
    }

    @Test
    void areNeitherShownNorWrittenWhereNothingIsRecorded() throws IOException {
        EvalRun run = run("live");
        assertThat(run.node("throws").message()).contains("IllegalStateException", "REDACTED");
        assertThat(run.node("throws").thrown().getStackTrace()[0].getClassName())
                .isEqualTo(Asks.class.getName());
        assertThat(run.node("fails").message()).contains("expected 30 days but was", "REDACTED");
        assertNowhere(run);
    }
}

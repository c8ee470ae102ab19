package io.github.junitllm.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A case whose fixture cannot be used is an error that says why and where; the other cases do not notice. */
class BrokenFixtureTests {

    @TempDir
    Path output;

    @AutoClose
    private final StandInProvider provider = new StandInProvider(BrokenFixtureTests::answer);

    private static void answer(StandInProvider.Call call) throws IOException {
        if (call.body().contains("side-file")) {
            byte[] audio = new byte[5_000];
            new Random(1).nextBytes(audio);
            call.with("content-type", "audio/mpeg").bytes(200, audio);
        } else {
            call.json(200, "{\"choices\":[]}");
        }
    }

    static class Asks {

        static Stream<EvalCase> cases() {
            return Stream.of("good", "conflict", "truncated", "newer", "side-file", "also-good")
                    .map(id -> EvalCase.of(id, "a question of " + id));
        }

        @LlmEval(method = "cases")
        void asks(EvalCase golden, LlmGateway llm) throws Exception {
            String body = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"" + golden.input() + "\"}]}";
            HttpRequest request = HttpRequest.newBuilder(URI.create(llm.openAi() + "/chat/completions"))
                    .header("content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            int status = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofByteArray())
                    .statusCode();
            assertThat(status).isEqualTo(200);
        }
    }

    private Map<String, JsonNode> run(String mode) {
        EvalRun run = EvalRun.of(Asks.class)
                .with("junit.llm.recordInCi", "true")
                .with("junit.llm.mode", mode)
                .with("junit.llm.upstream", provider.uri().toString())
                .with("junit.llm.fixtures", output.resolve("fixtures").toString())
                .in(output.resolve("run-" + mode));
        return run.journal("sample").stream()
                .collect(Collectors.toMap(sample -> sample.at("/case/id").asText(), sample -> sample));
    }

    private Path file(String name) throws IOException {
        try (Stream<Path> files = Files.walk(output.resolve("fixtures"))) {
            return files.filter(file -> file.getFileName().toString().matches(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void edit(String caseId, String good, String bad) throws IOException {
        String text = Files.readString(file(caseId + "\\.json"));
        assertThat(text).contains(good);
        Files.writeString(file(caseId + "\\.json"), text.replace(good, bad));
    }

    private void isError(JsonNode sample, String caseId, String place, String problem) throws IOException {
        assertThat(sample.path("verdict").asText()).isEqualTo("ERROR");
        assertThat(sample.path("message").asText()).contains(file(caseId + "\\.json") + place, problem);
    }

    @Test
    void saysWhyAndWhereAndSparesTheOthers() throws IOException {
        assertThat(run("record")).hasSize(6).allSatisfy((id, sample) -> assertThat(
                        sample.path("verdict").asText())
                .isEqualTo("PASS"));
        edit("conflict", "  \"samples\"", "||||||| base\n  \"samples\"");
        edit("truncated", "  ]\n}\n", "");
        edit("newer", "\"schema\": 3", "\"schema\": 7");
        Path audio = file("[0-9a-f]{64}\\.[a-z0-9]+");
        Files.delete(audio);

        Map<String, JsonNode> replayed = run("replay");

        isError(replayed.get("conflict"), "conflict", ":5:1:", "an unresolved merge conflict (|||||||)");
        isError(replayed.get("truncated"), "truncated", ":", "this fixture cannot be used");
        isError(replayed.get("newer"), "newer", ":2:13:", "Upgrade JUnit LLM");
        isError(replayed.get("side-file"), "side-file", ":", "bodies/" + audio.getFileName() + " is missing");
        assertThat(replayed.get("good").path("verdict").asText()).isEqualTo("PASS");
        assertThat(replayed.get("also-good").path("verdict").asText()).isEqualTo("PASS");
    }
}

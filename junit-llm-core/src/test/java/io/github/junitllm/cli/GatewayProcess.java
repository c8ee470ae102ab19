package io.github.junitllm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A gateway in a JVM of its own, which ends with the test whatever became of it. */
final class GatewayProcess implements AutoCloseable {

    private final Process process;
    private final URI url;

    private GatewayProcess(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /**
     * Starts one and waits until it listens.
     *
     * @param jvm options of the JVM
     * @param options of the command {@code gateway}
     */
    static GatewayProcess start(List<String> jvm, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "gateway"));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader console = process.inputReader(StandardCharsets.UTF_8);
        for (String line = console.readLine(); line != null; line = console.readLine()) {
            if (line.contains(" on http://127.0.0.1:")) {
                return new GatewayProcess(process, URI.create(line.substring(line.indexOf("http://"))));
            }
        }
        process.destroyForcibly();
        throw new AssertionError("the gateway did not say where it listens");
    }

    /** Asks something and returns the answer's status and body. */
    String ask(String question) throws IOException, InterruptedException {
        String body = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"" + question + "\"}]}";
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/v1/chat/completions"))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }

    /** Tells it to end (SIGTERM) and returns its exit code. */
    int end() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /** Kills it (SIGKILL), and has it gone when this returns. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

package io.github.junitllm.tooling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.testkit.StandInProvider;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The runnable jar as it was packaged, in a process of its own. */
class CommandLineIT {

    private static final String BODY = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";

    @TempDir
    Path folder;

    /** A gateway in its own JVM. */
    private record Running(Process process, URI url) {

        static Running start(String... options) throws IOException {
            String[] command = new String[4 + options.length];
            command[0] = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            command[1] = "-jar";
            command[2] = System.getProperty("tooling.cli");
            command[3] = "gateway";
            System.arraycopy(options, 0, command, 4, options.length);
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader console = process.inputReader(StandardCharsets.UTF_8);
            // The JVM may have a warning of its own to give first.
            String line = console.readLine();
            while (line != null && !line.contains(" on http://127.0.0.1:")) {
                line = console.readLine();
            }
            if (line == null) {
                process.destroyForcibly();
                throw new AssertionError("the gateway did not say where it listens");
            }
            return new Running(process, URI.create(line.substring(line.indexOf("http://"))));
        }

        String ask() throws IOException, InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(url.resolve("/v1/chat/completions"))
                    .header("content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(BODY))
                    .build();
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
        }

        /** Ends it whatever became of the test: a process that is left behind keeps the build from ending. */
        void kill() {
            process.destroyForcibly();
        }

        int end() throws InterruptedException {
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGTERM")
    void recordsUntilItIsToldToEndAndReplaysThen() throws Exception {
        StandInProvider provider = StandInProvider.json("{\"model\":\"m-1\",\"choices\":[]}");
        String upstream = provider.uri().toString();
        Running recording = Running.start("--mode", "record", "--upstream", upstream, "--dir", folder.toString());
        String recorded;
        try {
            recorded = recording.ask();
            assertThat(recorded).contains("m-1");
            assertThat(recording.end()).isZero();
        } finally {
            recording.kill();
            provider.close();
        }

        Running replaying = Running.start("--mode=replay", "--dir=" + folder);
        try {
            assertThat(replaying.ask()).isEqualTo(recorded);
            assertThat(replaying.end()).isZero();
        } finally {
            replaying.kill();
        }
    }
}

package io.github.junitllm.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.bench.process.JmhTask.Effort;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JmhTaskTests {

    @TempDir
    Path directory;

    private void survives(JmhTask task) throws IOException {
        Path file = directory.resolve("task.properties");
        task.write(file);

        assertThat(JmhTask.read(file)).isEqualTo(task);
    }

    @Test
    void reachesTheOtherJvmAsItIs() throws IOException {
        survives(new JmhTask(
                "com.acme.Größe$Inner",
                List.of("a", "b"),
                List.of("thrpt"),
                new Effort(2, 0, Duration.ofMillis(3), 4, Duration.ofNanos(5), true),
                8,
                List.of("-Dx=a b,c\"d\\e", "", "-Xmx1g"),
                List.of("-Dline=one\ntwo"),
                List.of("gc"),
                Map.of("eval", List.of("com.acme.Evals#answers, all"), "size", List.of("1", "2")),
                Path.of("a b", "result.json"),
                Duration.ofSeconds(2)));
    }

    @Test
    void whatIsNotGivenStaysSo() throws IOException {
        survives(new JmhTask(
                "com.acme.Hashing",
                List.of(),
                List.of(),
                Effort.FULL,
                0,
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                Path.of("result.json"),
                Duration.ZERO));
    }
}

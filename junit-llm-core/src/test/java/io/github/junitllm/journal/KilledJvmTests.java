package io.github.junitllm.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.verdict.SampleVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class KilledJvmTests {

    @TempDir
    Path directory;

    @Test
    @Timeout(60)
    void leavesEveryFinishedLineButTheOneItWasWriting() throws IOException, InterruptedException {
        Process writer = ChildJvm.of(List.of(), EndlessWriter.class, directory.toString())
                .redirectOutput(directory.resolve("output.txt").toFile())
                .start();
        Path file = directory.resolve("journal-child.jsonl");
        while (!Files.exists(file) || Files.size(file) < 300_000) {
            assertThat(writer.isAlive())
                    .as(() -> read(directory.resolve("output.txt")))
                    .isTrue();
            Thread.sleep(5);
        }
        writer.destroyForcibly().waitFor();

        ReadBack back = ReadBack.of(file);
        assertThat(back.problems()).isEmpty();
        List<Integer> samples = back.contents().stream()
                .map(content -> ((SampleRecord) content).sample())
                .toList();
        assertThat(samples)
                .hasSizeGreaterThan(100)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, samples.size()).boxed().toList());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Writes samples until it is killed. */
    static final class EndlessWriter {

        public static void main(String[] arguments) {
            Journal journal = Journal.open(Path.of(arguments[0]), Records.run("run-1", "child"));
            for (int sample = 1; ; sample++) {
                journal.append(Records.sample(Records.METHOD, "a", sample, SampleVerdict.FAIL, "message " + sample));
            }
        }
    }
}

package io.github.junitllm.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a file holds, only a GoldenSetException says so. */
class GoldenFuzzTests {

    private static final String JSON_ROWS =
            "{\"id\":\"a-1\",\"input\":\"caf\u00e9 \\u20ac?\",\"expected\":[\"x\",{\"k\":1.5e3}],"
                    + "\"tags\":[\"t\",\"u\"],\"weight\":2}\n"
                    + "{\"input\":[{\"role\":\"user\",\"content\":\"hi\"}],\"context\":[\"d\",{\"id\":\"e\",\"text\":\"f\"}],\"n\":null}";
    private static final String YAML =
            "# rows\n- id: a-1\n  input: \"caf\u00e9 \\u20ac?\"\n  expected: [x, {k: 1.5e3}]\n  tags: [t, u]\n"
                    + "  weight: 2\n- input:\n    - {role: user, content: hi}\n  context:\n    - d\n    - id: e\n      text: |\n        f\n        g\n";
    private static final String CSV =
            "id,input,expected,tags,weight,metadata\r\na-1,\"caf\u00e9, \"\"q\"\"\",x|y,\"[\"\"t\"\"]\",2,\"{\"\"k\"\": 1}\"\r\n"
                    + "b-2,plain,,t,,\r\n";

    @TempDir
    Path base;

    @ParameterizedTest
    @CsvSource({"json, 1", "jsonl, 2", "yaml, 3", "csv, 4"})
    void failsOnlyWithItsOwnException(String format, long seed) throws IOException {
        byte[] valid =
                switch (format) {
                    case "json" -> ("[" + JSON_ROWS.replace("\n", ",\n") + "]").getBytes(StandardCharsets.UTF_8);
                    case "jsonl" -> JSON_ROWS.getBytes(StandardCharsets.UTF_8);
                    case "yaml" -> YAML.getBytes(StandardCharsets.UTF_8);
                    default -> CSV.getBytes(StandardCharsets.UTF_8);
                };
        Random random = new Random(seed);
        int refused = 0;
        assertThat(outcome(format, valid)).as("the valid file").isFalse();
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = mutate(valid, random);
            refused += Assertions.assertTimeout(Duration.ofSeconds(10), () -> outcome(format, bytes)) ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(200);
    }

    private boolean outcome(String format, byte[] bytes) throws IOException {
        GoldenFiles.write(base, "fuzz." + format, bytes);
        try (Stream<EvalCase> cases = read(format)) {
            cases.forEach(golden -> assertThat(golden.input().length()
                            + golden.messages().size()
                            + golden.expected().size()
                            + golden.id().length())
                    .isPositive());
            return false;
        } catch (GoldenSetException refused) {
            assertThat(refused.getMessage()).startsWith("fuzz." + format + ":").doesNotContain("JsonReadFeature");
            return true;
        }
    }

    private Stream<EvalCase> read(String format) {
        GoldenSet set = GoldenFiles.set(base, "fuzz." + format);
        set.scan("", CaseFilter.NONE);
        return set.cases("", CaseFilter.NONE);
    }

    private static byte[] mutate(byte[] valid, Random random) {
        byte[] bytes = valid.clone();
        String marks = "\"'{}[]:,\n\r\t -&*!|>%@#\\\0\u007f9eE.";
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) marks.charAt(random.nextInt(marks.length()));
                case 2 -> bytes[at] = bytes[random.nextInt(bytes.length)];
                default -> bytes = at == 0 ? bytes : Arrays.copyOf(bytes, at);
            }
        }
        return bytes;
    }
}

package io.github.junitllm.assertions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.junitllm.assertions.answer.AnswerChecks;
import io.github.junitllm.assertions.answer.FinalAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The final numbers of four real models' solutions of 927 grade-school problems: each verdict is the one OpenAI published,
 * solution by solution, and so are the counts.
 */
class NumericAnswerAcceptanceTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"6b_finetuning", "6b_verification", "175b_finetuning", "175b_verification"})
    void verdictsAreThePublishedOnes(String model) throws IOException {
        Path data = data();
        FinalAnswer place = FinalAnswer.after("A:");
        int passes = 0;
        List<String> disagreeing = new ArrayList<>();
        List<JsonNode> rows = rows(data);
        for (JsonNode row : rows) {
            JsonNode output = row.path("outputs").path(model);
            boolean right = AnswerChecks.number(row.path("gold").asText())
                    .foundBy(place)
                    .check(output.path("text").asText())
                    .passed();
            passes += right ? 1 : 0;
            if (right != output.path("is_correct").asBoolean()) {
                disagreeing.add(row.path("id").asText());
            }
        }

        JsonNode expected = JSON.readTree(data.resolve("expected.json").toFile());
        JsonNode numbers = expected.path("models").path(model);
        assertThat(rows).hasSize(expected.path("n").asInt());
        assertThat(passes).isEqualTo(numbers.path("numeric_match_passes").asInt());
        assertThat(disagreeing)
                .hasSize(numbers.path("numeric_match_disagrees_with_openai").asInt());
    }

    @Test
    void goldAnswersAreFoundInTheReferenceSolutions() throws IOException {
        for (JsonNode row : rows(data())) {
            assertThat(AnswerChecks.number(row.path("gold").asText())
                            .check(row.path("reference").asText())
                            .passed())
                    .as(row.path("id").asText())
                    .isTrue();
        }
    }

    private static List<JsonNode> rows(Path data) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (String line : Files.readAllLines(data.resolve("cases.jsonl"))) {
            rows.add(JSON.readTree(line));
        }
        return rows;
    }

    /** Returns the data set that lies beside a checkout, or skips the test. */
    private static Path data() {
        Path data = Stream.iterate(Path.of("").toAbsolutePath(), parent -> parent != null, Path::getParent)
                .map(parent -> parent.resolve("shared").resolve("data").resolve("gsm8k"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(Path.of("shared", "data", "gsm8k"));
        assumeTrue(Files.isDirectory(data), "no data set 'gsm8k' in shared/data beside the checkout: skipped");
        return data;
    }
}

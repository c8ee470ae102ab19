package io.github.junitllm.samples.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.junitllm.samples.support.SupportAnswer.Action;
import io.github.junitllm.samples.support.help.HelpArticle;
import io.github.junitllm.samples.support.help.HelpCenter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keeps the golden set true to the help articles it was written from. */
class SupportGoldenSetTests {
    private static final List<JsonNode> ROWS = new ArrayList<>();

    @BeforeAll
    static void read() throws IOException {
        ObjectMapper json = new ObjectMapper();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(SupportGoldenSetTests.class.getResourceAsStream("/golden/support.jsonl")),
                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                ROWS.add(json.readTree(line));
            }
        }
    }

    @Test
    void everyContextDocumentIsASentenceOfItsArticle() {
        Map<String, String> texts =
                HelpCenter.bundled().articles().stream().collect(Collectors.toMap(HelpArticle::id, HelpArticle::text));
        for (JsonNode row : ROWS) {
            for (JsonNode document : row.path("context")) {
                assertThat(texts.getOrDefault(document.path("id").asText(), ""))
                        .as("article of %s", row.path("id"))
                        .contains(document.path("text").asText());
            }
        }
    }

    @Test
    void everyRowChecksSomething() {
        assertThat(ROWS)
                .allMatch(row -> row.has("expected")
                        || row.at("/metadata").has("actions")
                        || row.at("/metadata").has("forbidden"));
        assertThat(ROWS)
                .flatExtracting(row -> texts(row.at("/metadata/actions")))
                .isSubsetOf(List.of(Action.values()).stream().map(Enum::name).toList());
    }

    @Test
    void everySliceHasAtLeastThreeCases() {
        Map<String, Long> casesPerTag = ROWS.stream()
                .filter(row -> !row.has("split"))
                .flatMap(row -> texts(row.path("tags")).stream())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        assertThat(casesPerTag)
                .containsOnlyKeys(
                        "account",
                        "adversarial",
                        "multi-turn",
                        "multilingual",
                        "order-status",
                        "out-of-scope",
                        "payment",
                        "refund",
                        "shipping",
                        "ugly",
                        "warranty")
                .allSatisfy((tag, cases) -> assertThat(cases).isGreaterThanOrEqualTo(3));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}

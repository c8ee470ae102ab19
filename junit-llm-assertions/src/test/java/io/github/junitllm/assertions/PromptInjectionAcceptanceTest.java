package io.github.junitllm.assertions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.junitllm.assertions.guard.Guardrail;
import io.github.junitllm.assertions.guard.injection.PromptInjection;
import io.github.junitllm.testkit.SharedData;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Injections and hard negatives of deepset, NotInject and BIPIA, all at the one threshold there is. BIPIA's are ordinary
 * requests that are attacks only where they sit inside a document: they count there and nowhere else.
 */
class PromptInjectionAcceptanceTest {

    /** Of the phrase list in expected.json, on all rows of the sets. */
    private static final double NAIVE_RECALL = 0.316;

    private static final double MOST_FALSE_ALARMS = 0.01;

    private static final class Matrix {
        private int hits;
        private int misses;
        private int falseAlarms;
        private int silences;

        private void add(boolean injection, boolean flagged) {
            if (injection) {
                hits += flagged ? 1 : 0;
                misses += flagged ? 0 : 1;
            } else {
                falseAlarms += flagged ? 1 : 0;
                silences += flagged ? 0 : 1;
            }
        }

        private double recall() {
            return (double) hits / (hits + misses);
        }

        private double falsePositiveRate() {
            return (double) falseAlarms / (falseAlarms + silences);
        }

        private String row(String name) {
            return String.format(Locale.ROOT, "%-16s %5d %7d %12d %9d%n", name, hits, misses, falseAlarms, silences);
        }
    }

    @Test
    void findsTwiceAsManyAsPhrasesWithHardlyAFalseAlarm() throws IOException {
        SharedData data = SharedData.named("prompt-injection");
        JsonNode expected = data.expected();
        Guardrail user = PromptInjection.inUserInput();
        Guardrail document = PromptInjection.inRetrievedDocument();
        Map<String, Matrix> bySource = new LinkedHashMap<>();
        Matrix direct = new Matrix();
        Matrix indirect = new Matrix();
        for (JsonNode row : rows(data)) {
            String source = row.path("source").asText();
            String text = row.path("text").asText();
            boolean injection = row.path("label").asInt() == 1;
            boolean injected = source.startsWith("bipia");
            boolean flagged = !(injected ? document : user).inspect(text).isEmpty();
            (injected ? indirect : direct).add(injection, flagged);
            bySource.computeIfAbsent(source, first -> new Matrix()).add(injection, flagged);
        }

        print(bySource, direct, indirect);
        bySource.forEach((source, matrix) -> {
            JsonNode counts = expected.path("by_source").path(source);
            assertThat(matrix.hits + matrix.misses)
                    .isEqualTo(counts.path("injections").asInt());
            assertThat(matrix.hits + matrix.misses + matrix.falseAlarms + matrix.silences)
                    .isEqualTo(counts.path("n").asInt())
                    .isPositive();
        });
        JsonNode phrases = expected.path("phrase_regex");
        assertThat(direct.falseAlarms + direct.silences)
                .isEqualTo(phrases.path("fp").asInt() + phrases.path("tn").asInt());
        assertThat(direct.falsePositiveRate()).as("false-positive rate").isLessThanOrEqualTo(MOST_FALSE_ALARMS);
        assertThat(direct.recall())
                .as("recall on direct injections")
                .isGreaterThanOrEqualTo(2 * NAIVE_RECALL)
                .isGreaterThan(phrases.path("recall").asDouble());
    }

    private static List<JsonNode> rows(SharedData data) throws IOException {
        try (Stream<JsonNode> rows = data.rows("cases.jsonl")) {
            return rows.toList();
        }
    }

    private static void print(Map<String, Matrix> bySource, Matrix direct, Matrix indirect) {
        StringBuilder text = new StringBuilder("source            hits  misses false alarms  silences\n");
        bySource.forEach((source, matrix) -> text.append(matrix.row(source)));
        text.append(direct.row("all direct")).append(indirect.row("in a document"));
        System.out.printf(
                Locale.ROOT,
                "%sdirect: recall %.4f, false-positive rate %.4f; in a document: recall %.4f%n",
                text,
                direct.recall(),
                direct.falsePositiveRate(),
                indirect.recall());
    }
}

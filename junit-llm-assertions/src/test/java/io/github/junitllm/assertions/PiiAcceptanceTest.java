package io.github.junitllm.assertions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.junitllm.assertions.guard.Finding;
import io.github.junitllm.assertions.guard.Guardrail;
import io.github.junitllm.assertions.guard.personal.PersonalData;
import io.github.junitllm.testkit.SharedData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Personal data in the labelled texts of presidio-research: how much of each type is found, and how much of what is found
 * is labelled. As in expected.json a finding and a label agree where they overlap; their offsets are code points.
 */
class PiiAcceptanceTest {

    /** The labels of the data set, our kind of finding, and the lowest recall and precision. */
    private enum Type {
        EMAIL_ADDRESS("email", 1, 0.98),
        CREDIT_CARD("card", 0.98, 0.98),
        IBAN_CODE("iban", 0.98, 0.98),
        US_SSN("us-ssn", 1, 0.98),
        IP_ADDRESS("ip-address", 1, 0.98),
        PHONE_NUMBER("phone", 0, 0.98);

        private final String kind;
        private final double recall;
        private final double precision;

        Type(String kind, double recall, double precision) {
            this.kind = kind;
            this.recall = recall;
            this.precision = precision;
        }
    }

    private record Span(int start, int end) {

        boolean overlaps(Span other) {
            return start < other.end && other.start < end;
        }
    }

    private static final class Counts {
        private int found;
        private int exact;
        private int missed;
        private int wrong;

        private void add(List<Span> labels, List<Span> findings) {
            for (Span label : labels) {
                boolean hit = findings.stream().anyMatch(label::overlaps);
                found += hit ? 1 : 0;
                missed += hit ? 0 : 1;
                exact += findings.contains(label) ? 1 : 0;
            }
            wrong += (int) findings.stream()
                    .filter(finding -> labels.stream().noneMatch(finding::overlaps))
                    .count();
        }

        private double recall() {
            return (double) found / (found + missed);
        }

        private double precision() {
            return (double) found / (found + wrong);
        }
    }

    @Test
    void everyTypeIsFoundAsOftenAsItMustAndLittleElse() throws IOException {
        SharedData data = SharedData.named("pii");
        Guardrail guardrail = PersonalData.all();
        Map<Type, Counts> table = new LinkedHashMap<>();
        List<JsonNode> rows;
        try (Stream<JsonNode> all = data.rows("cases.jsonl")) {
            rows = all.toList();
        }
        for (JsonNode row : rows) {
            String text = row.path("text").asText();
            List<Finding> findings = guardrail.inspect(text);
            for (Type type : Type.values()) {
                table.computeIfAbsent(type, first -> new Counts())
                        .add(labels(row, type), spans(text, findings, type.kind));
            }
        }

        print(table);
        JsonNode expected = data.expected();
        assertThat(rows).hasSize(expected.path("texts").asInt());
        table.forEach((type, counts) -> {
            assertThat(counts.found + counts.missed)
                    .as("labels of %s", type)
                    .isEqualTo(expected.path("spans").path(type.name()).asInt())
                    .isPositive();
            assertThat(counts.recall()).as("recall of %s", type).isGreaterThanOrEqualTo(type.recall);
            assertThat(counts.precision()).as("precision of %s", type).isGreaterThanOrEqualTo(type.precision);
        });
    }

    /** As the naive expressions of expected.json do; ours are to be no worse in anything. */
    @Test
    void noTypeIsFoundLessOftenThanByNaiveExpressions() throws IOException {
        SharedData data = SharedData.named("pii");
        JsonNode naive = data.expected().path("regex_baseline_overlap");
        Map<Type, Counts> table = new LinkedHashMap<>();
        Guardrail guardrail = PersonalData.all();
        try (Stream<JsonNode> rows = data.rows("cases.jsonl")) {
            rows.forEach(row -> {
                String text = row.path("text").asText();
                List<Finding> findings = guardrail.inspect(text);
                for (Type type : Type.values()) {
                    table.computeIfAbsent(type, first -> new Counts())
                            .add(labels(row, type), spans(text, findings, type.kind));
                }
            });
        }
        table.forEach((type, counts) -> {
            JsonNode baseline = naive.path(type.name());
            assertThat(counts.found)
                    .as("%s found", type)
                    .isGreaterThanOrEqualTo(baseline.path("tp").asInt());
            if (baseline.has("fp")) {
                assertThat(counts.wrong)
                        .as("%s wrong", type)
                        .isLessThanOrEqualTo(baseline.path("fp").asInt());
            }
        });
    }

    private static List<Span> labels(JsonNode row, Type type) {
        List<Span> labels = new ArrayList<>();
        for (JsonNode span : row.path("spans")) {
            if (span.path(0).asText().equals(type.name())) {
                labels.add(new Span(span.path(1).asInt(), span.path(2).asInt()));
            }
        }
        return labels;
    }

    private static List<Span> spans(String text, List<Finding> findings, String kind) {
        return findings.stream()
                .filter(finding -> finding.kind().equals(kind))
                .map(finding -> new Span(finding.codePointStart(text), finding.codePointEnd(text)))
                .toList();
    }

    private static void print(Map<Type, Counts> table) {
        StringBuilder text = new StringBuilder("type            found  exact missed  wrong  recall  precision\n");
        table.forEach((type, counts) -> text.append(String.format(
                Locale.ROOT,
                "%-14s %6d %6d %6d %6d  %.4f     %.4f%n",
                type,
                counts.found,
                counts.exact,
                counts.missed,
                counts.wrong,
                counts.recall(),
                counts.precision())));
        System.out.println(text);
    }
}

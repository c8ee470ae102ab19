package io.github.junitllm.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.junitllm.journal.Records;
import io.github.junitllm.journal.RunIdentity;
import io.github.junitllm.spend.SpendLedger;
import io.github.junitllm.verdict.SampleVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schema documents and what is written name the same fields, of the same types. */
class SchemaTests {

    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| (\\w+) \\| .+ \\| .+ \\|");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
    private static final RunIdentity RUN = Records.run("run-1", "jvm-1");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path directory;

    @Test
    void resultsJsonIsDocumentedFieldByField() throws IOException {
        Records.journal(
                directory,
                RUN,
                Records.fullSample("refund-002", SampleVerdict.PASS),
                Records.fullSample("refund-002", SampleVerdict.FAIL),
                Records.fullVerdict());
        Files.writeString(
                SpendLedger.file(directory, "run-1"),
                "{\"type\":\"limit\",\"amount\":\"5.00\",\"currency\":\"USD\"}\n"
                        + "{\"type\":\"reserve\",\"id\":\"a\",\"pid\":"
                        + ProcessHandle.current().pid() + ",\"started\":1,\"amount\":\"0.25\"}\n"
                        + "{\"type\":\"reserve\",\"id\":\"b\",\"pid\":1,\"amount\":\"0.25\"}\n"
                        + "{\"type\":\"settle\",\"id\":\"b\",\"amount\":\"0.5\",\"asked\":\"small\",\"answered\":\"big\"}\n");
        RunReport.write(directory, RUN, null, null, null);
        Map<String, String> written = new LinkedHashMap<>();
        collect("", JSON.readTree(directory.resolve("results.json").toFile()), written);
        assertThat(written).containsExactlyInAnyOrderEntriesOf(documented("results-schema.md", ""));
    }

    @Test
    void journalLinesAreDocumentedFieldByField() throws IOException {
        Path journal = Records.journal(
                directory, RUN, Records.fullSample("refund-002", SampleVerdict.FAIL), Records.fullVerdict());
        for (String line : Files.readAllLines(journal)) {
            JsonNode json = JSON.readTree(line);
            Map<String, String> written = new LinkedHashMap<>();
            collect("", json, written);
            Map<String, String> documented = documented("journal-schema.md", "Every line");
            documented.putAll(
                    documented("journal-schema.md", "Type `" + json.get("type").textValue() + "`"));
            assertThat(written).containsExactlyInAnyOrderEntriesOf(documented);
        }
    }

    /** Fields of the types "estimate" and "calls" are documented once, where they occur first. */
    private static void collect(String path, JsonNode node, Map<String, String> fields) {
        if (path.endsWith("[].estimate") && !path.equals("methods[].estimate") && node.isObject()) {
            fields.put(path, "estimate");
        } else if (path.equals("totals.calls")) {
            fields.put(path, "calls");
        } else if (node.isObject()) {
            node.properties().forEach(field -> {
                String name = path.endsWith("scores") ? "*" : field.getKey();
                collect(path.isEmpty() ? name : path + "." + name, field.getValue(), fields);
            });
        } else if (node.isArray()) {
            node.forEach(item -> collect(path + "[]", item, fields));
        } else {
            fields.merge(path, type(node), (one, other) -> one.equals(other) ? one : "number");
        }
    }

    private static String type(JsonNode node) {
        if (node.isTextual()) {
            return INSTANT.matcher(node.textValue()).matches() ? "instant" : "string";
        }
        return node.isBoolean() ? "boolean" : node.isIntegralNumber() ? "integer" : "number";
    }

    private static Map<String, String> documented(String document, String section) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        Set<String> twice = new TreeSet<>();
        boolean inside = section.isEmpty();
        for (String line : Files.readAllLines(Path.of("docs", document))) {
            if (line.startsWith("## ")) {
                inside = line.startsWith("## " + section);
            }
            Matcher row = ROW.matcher(line);
            if (inside && row.matches() && fields.put(row.group(1), row.group(2)) != null) {
                twice.add(row.group(1));
            }
        }
        assertThat(twice).as("fields described twice in " + document).isEmpty();
        return fields;
    }
}

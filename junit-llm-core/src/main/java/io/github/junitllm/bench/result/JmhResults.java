package io.github.junitllm.bench.result;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.junitllm.json.MalformedJsonException;
import io.github.junitllm.json.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/** Reads the result files that JMH writes with {@code -rf json}, of any version since 1.0. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class JmhResults {

    private JmhResults() {}

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if it is no result file of JMH; the message names the file
     */
    public static BenchmarkScores read(Path file) throws IOException {
        return parse(file.toString(), Files.readString(file));
    }

    /**
     * Reads a file's text.
     *
     * @param name of the file, for messages
     * @throws IllegalArgumentException if it is no result file of JMH
     */
    public static BenchmarkScores parse(String name, String text) {
        JsonNode root;
        try {
            root = StrictJson.tree(text);
        } catch (MalformedJsonException malformed) {
            throw new IllegalArgumentException(
                    name + ":" + malformed.line() + ": no result file of JMH: " + malformed.problem(), malformed);
        }
        if (!root.isArray()) {
            throw new IllegalArgumentException(name + ": no result file of JMH: it is no JSON array");
        }
        List<BenchmarkScore> scores = new ArrayList<>();
        for (JsonNode entry : root) {
            try {
                scores.add(score(entry));
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException(
                        name + ": result " + (scores.size() + 1) + ": " + wrong.getMessage(), wrong);
            }
        }
        return new BenchmarkScores(scores);
    }

    private static BenchmarkScore score(JsonNode entry) {
        Map<String, String> params = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> param : entry.path("params").properties()) {
            params.put(param.getKey(), param.getValue().asText());
        }
        Map<String, Measurement> secondary = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> metric : entry.path("secondaryMetrics").properties()) {
            // Up to JMH 1.35 a profiler's results began with a dot.
            String name = metric.getKey().startsWith("·") ? metric.getKey().substring(1) : metric.getKey();
            secondary.put(name, measurement(metric.getValue(), name));
        }
        return new BenchmarkScore(
                text(entry, "benchmark"),
                BenchmarkMode.of(text(entry, "mode")),
                entry.path("threads").asInt(1),
                params,
                measurement(entry.path("primaryMetric"), "primaryMetric"),
                secondary,
                entry.path("jdkVersion").asText(""));
    }

    private static Measurement measurement(JsonNode metric, String name) {
        JsonNode score = metric.path("score");
        JsonNode interval = metric.path("scoreConfidence");
        if (score.isMissingNode() || !metric.path("scoreUnit").isTextual()) {
            throw new IllegalArgumentException("\"" + name + "\" has no score or no unit");
        }
        return new Measurement(
                        number(score),
                        number(interval.path(0)),
                        number(interval.path(1)),
                        metric.path("scoreUnit").asText())
                .normal();
    }

    /** JMH writes what is no number as text: {@code "NaN"}. */
    private static double number(JsonNode value) {
        return value.isNumber() ? value.asDouble() : Double.NaN;
    }

    private static String text(JsonNode entry, String field) {
        if (!entry.path(field).isTextual()) {
            throw new IllegalArgumentException("\"" + field + "\" is missing");
        }
        return entry.path(field).asText();
    }
}

package io.github.junitllm.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.StreamSupport;

/** What a run wrote for other programs to read: its results.json. */
record Results(JsonNode json) {

    static Results in(Path output) throws IOException {
        return new Results(
                new ObjectMapper().readTree(output.resolve("results.json").toFile()));
    }

    /** Returns the only method of the run. */
    JsonNode method() {
        if (json.path("methods").size() != 1) {
            throw new AssertionError("expected one method in " + json);
        }
        return json.path("methods").path(0);
    }

    /** Returns the pass@k or pass^k of the only method. */
    double reduction(String measure, int k) {
        return StreamSupport.stream(method().path("reductions").spliterator(), false)
                .filter(row -> row.path("measure").asText().equals(measure)
                        && row.path("k").asInt() == k)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + measure + " " + k + " in " + method()))
                .path("estimate")
                .asDouble();
    }
}

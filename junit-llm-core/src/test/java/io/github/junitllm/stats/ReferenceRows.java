package io.github.junitllm.stats;

import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the reference values that lie beside the repository. */
final class ReferenceRows {

    private static final Path FILE = Path.of("shared", "reference", "statistics.json");

    private ReferenceRows() {}

    /** Return the named part, or abort the test where the reference values are not there. */
    static JsonNode part(String name) throws IOException {
        for (Path dir = Path.of("").toAbsolutePath(); dir != null; dir = dir.getParent()) {
            Path file = dir.resolve(FILE);
            if (Files.exists(file)) {
                return new ObjectMapper().readTree(file.toFile()).required(name);
            }
        }
        return abort("no ../" + FILE + " beside the repository: the literal rows were tested, the rest was not");
    }

    static List<JsonNode> rows(String name) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        part(name).forEach(rows::add);
        return rows;
    }
}

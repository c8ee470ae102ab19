package io.github.junitllm.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Public data sets that lie beside a checkout, in {@code ../shared/data}; none of them is part of the project. */
public final class SharedData {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;

    private SharedData(Path directory) {
        this.directory = directory;
    }

    /** Returns the data set, or skips the calling test with a message where there is none. */
    public static SharedData named(String name) {
        Optional<Path> found = find(name);
        assumeTrue(found.isPresent(), () -> "no data set '" + name + "' in shared/data beside the checkout: skipped");
        return new SharedData(found.orElseThrow());
    }

    private static Optional<Path> find(String name) {
        Path start = Path.of("").toAbsolutePath();
        return Stream.iterate(start, directory -> directory != null, Path::getParent)
                .map(directory -> directory.resolve("shared").resolve("data").resolve(name))
                .filter(Files::isDirectory)
                .findFirst();
    }

    /** Returns the numbers that the data set is known to give. */
    public JsonNode expected() throws IOException {
        return JSON.readTree(directory.resolve("expected.json").toFile());
    }

    /** Streams the rows of a JSONL file. */
    public Stream<JsonNode> rows(String file) throws IOException {
        return lines(file).map(SharedData::parse);
    }

    /** Streams the lines of a text file. */
    public Stream<String> lines(String file) throws IOException {
        return Files.readAllLines(directory.resolve(file), StandardCharsets.UTF_8).stream();
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

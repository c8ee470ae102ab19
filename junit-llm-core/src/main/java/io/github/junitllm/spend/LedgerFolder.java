package io.github.junitllm.spend;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.junitllm.json.MalformedJsonException;
import io.github.junitllm.json.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Ledgers as files among others: those that say where another lies, and those that nobody needs any more. */
final class LedgerFolder {

    private static final Duration KEPT = Duration.ofDays(30);

    private LedgerFolder() {}

    /** Makes ready what a ledger needs. */
    static void prepare(LedgerPlace place) throws IOException {
        Path folder = requireNonNull(place.shared().getParent(), "a ledger lies in a folder");
        Files.createDirectories(folder);
        if (!place.shared().equals(place.own())) {
            Files.createDirectories(place.own().getParent());
            String line = JsonNodeFactory.instance
                    .objectNode()
                    .put("type", "see")
                    .put("file", place.shared().toString())
                    .toString();
            Files.writeString(place.own(), line + '\n');
            prune(folder);
        }
    }

    /** A folder that outlives all builds would be full one day. */
    private static void prune(Path folder) throws IOException {
        Instant oldest = Instant.now().minus(KEPT);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(SpendLedger::isNamed).toList()) {
                if (lastUse(file).isBefore(oldest)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static Instant lastUse(Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (NoSuchFileException prunedByAnother) {
            return Instant.now();
        }
    }

    /** Reads a ledger without a lock: what is half written does not count yet. */
    static SpendBook read(Path own) throws IOException {
        List<String> lines = lines(own);
        SpendBook book = new SpendBook();
        for (String line : lines.isEmpty() ? lines : lines(followed(own, lines.get(0)))) {
            book.read(line);
        }
        return book;
    }

    private static Path followed(Path own, String first) throws IOException {
        try {
            JsonNode entry = StrictJson.tree(first);
            return entry.path("type").asText().equals("see")
                    ? Path.of(entry.path("file").asText())
                    : own;
        } catch (MalformedJsonException malformed) {
            throw new IOException("'" + first + "' is no line of a ledger", malformed);
        }
    }

    private static List<String> lines(Path file) throws IOException {
        String text = Files.readString(file);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }
}

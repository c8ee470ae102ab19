package io.github.junitllm.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Reads journals line by line, in memory that does not grow with the file.
 *
 * <p>A torn last line, which a killed JVM leaves behind, is passed over. Any other line that is not a record is a problem
 * that is told with its place, and reading goes on. Fields and types of line that a newer minor version added are
 * skipped. The journal of a newer major version is refused.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class JournalReader {

    private final Consumer<JournalLine> lines;
    private final Consumer<String> problems;

    /**
     * Returns a reader.
     *
     * @param lines takes every record
     * @param problems takes a sentence, beginning with {@code file:line}, for every line that is not one
     */
    public JournalReader(Consumer<JournalLine> lines, Consumer<String> problems) {
        this.lines = lines;
        this.problems = problems;
    }

    /**
     * Reads journals one after the other.
     *
     * @throws JournalException if one cannot be read or is of a newer major version
     */
    public void read(Collection<Path> files) {
        files.forEach(this::read);
    }

    /**
     * Reads one journal.
     *
     * @throws JournalException if it cannot be read or is of a newer major version
     */
    public void read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Lines source = new Lines(in);
            for (Lines.Line line = source.next(); line != null; line = source.next()) {
                accept(file, line);
            }
        } catch (IOException e) {
            throw new JournalException("The journal " + file + " cannot be read: " + e, e);
        }
    }

    /**
     * Returns the id of the run that wrote a journal, told by its first line.
     *
     * @return null when the file has no complete first line or it is not a journal's
     * @throws IOException if the file cannot be read
     */
    public static @Nullable String runOf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Lines.Line first = new Lines(in).next();
            return first == null || first.tooLong() ? null : LineParser.runOf(first.bytes());
        }
    }

    private void accept(Path file, Lines.Line line) {
        if (line.isBlank()) {
            return;
        }
        try {
            JournalLine parsed = line.tooLong() ? null : LineParser.parse(file, line.number(), line.bytes());
            if (parsed != null) {
                lines.accept(parsed);
            } else if (line.tooLong()) {
                problems.accept(at(file, line) + " is longer than " + Lines.MAX_LENGTH + " bytes and was skipped.");
            }
        } catch (LineFields.Malformed e) {
            if (line.terminated()) {
                problems.accept(at(file, line) + " is not a journal record and was skipped: " + e.getMessage());
            }
        }
    }

    private static String at(Path file, Lines.Line line) {
        return file + ":" + line.number();
    }
}

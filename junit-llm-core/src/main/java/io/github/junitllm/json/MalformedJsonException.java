package io.github.junitllm.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Says that a text is not the strict JSON this project reads, and where.
 *
 * <p>The message reads {@code line:column: problem}; a place that is not known (a value that never was text) is left out.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class MalformedJsonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** How to configure Jackson is nothing the reader of the message can act on. */
    private static final Pattern ADVICE =
            Pattern.compile(" ?\\(start marker at .*|(, from|: enable) `[^`]*`( to allow)?| \\(consider enabling `.*");

    private static final Pattern TOO_DEEP =
            Pattern.compile("Document nesting depth \\(\\d+\\) exceeds the maximum allowed \\((\\d+)[^)]*\\)");

    private final int line;
    private final int column;
    private final String problem;
    private final boolean limit;

    MalformedJsonException(int line, int column, String problem) {
        this(line, column, problem, false);
    }

    private MalformedJsonException(int line, int column, String problem, boolean limit) {
        super(line > 0 ? line + ":" + column + ": " + problem : problem);
        this.line = line;
        this.column = column;
        this.problem = problem;
        this.limit = limit;
    }

    /** A problem of a value that was never text. */
    MalformedJsonException(String problem) {
        this(0, 0, problem);
    }

    /**
     * Tells a parser's failure in this project's terms, in one line.
     *
     * @param failure what Jackson threw
     * @param parser what threw it, asked for the place if the failure does not know it
     * @return the same problem, with its place
     */
    public static MalformedJsonException of(JsonProcessingException failure, JsonParser parser) {
        JsonLocation known = failure.getLocation();
        JsonLocation place = known == null ? parser.currentLocation() : known;
        String problem = oneLine(failure.getOriginalMessage());
        MalformedJsonException result =
                failure instanceof StreamConstraintsException ? beyondLimit(place, problem) : at(place, problem);
        result.initCause(failure);
        return result;
    }

    /** Leaves out the excerpts of the text, which YAML's messages show indented. */
    private static String oneLine(String message) {
        return message.lines()
                .filter(line -> !line.isEmpty() && !Character.isWhitespace(line.charAt(0)))
                .map(line -> ADVICE.matcher(line).replaceAll(""))
                .map(line -> TOO_DEEP.matcher(line).replaceAll("nested deeper than $1 levels"))
                .collect(Collectors.joining(", "));
    }

    static MalformedJsonException at(JsonLocation at, String problem) {
        return new MalformedJsonException(Math.max(at.getLineNr(), 0), Math.max(at.getColumnNr(), 0), problem);
    }

    /** A text that is larger than what is read, and so may be well-formed. */
    static MalformedJsonException beyondLimit(JsonLocation at, String problem) {
        return new MalformedJsonException(Math.max(at.getLineNr(), 0), Math.max(at.getColumnNr(), 0), problem, true);
    }

    /** Whether a limit of this project was met: depth, size, digits. Whether the text is well-formed is then not known. */
    public boolean isBeyondLimit() {
        return limit;
    }

    /** The line, 1-based; 0 when the place is not known. */
    public int line() {
        return line;
    }

    /** The column in UTF-16 code units, 1-based; 0 when the place is not known. */
    public int column() {
        return column;
    }

    /** What is wrong, without the place. */
    public String problem() {
        return problem;
    }
}

package io.github.junitllm.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Says that a text is not the strict JSON this project reads, and where.
 *
 * <p>The message reads {@code line:column: problem}; a place that is not known (a value that never was text) is left out.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class MalformedJsonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final Pattern LIMIT_ORIGIN = Pattern.compile(", from `[^`]*`");

    private final int line;
    private final int column;
    private final String problem;

    MalformedJsonException(int line, int column, String problem) {
        super(line > 0 ? line + ":" + column + ": " + problem : problem);
        this.line = line;
        this.column = column;
        this.problem = problem;
    }

    /** A problem of a value that was never text. */
    MalformedJsonException(String problem) {
        this(0, 0, problem);
    }

    /**
     * Tells a parser's failure in this project's terms.
     *
     * @param failure what Jackson threw
     * @return the same problem, with its place
     */
    public static MalformedJsonException of(JsonProcessingException failure) {
        JsonLocation at = failure.getLocation();
        String problem = failure.getOriginalMessage();
        if (failure instanceof StreamConstraintsException) {
            problem = LIMIT_ORIGIN.matcher(problem).replaceAll("");
        }
        MalformedJsonException result = at == null
                ? new MalformedJsonException(problem)
                : new MalformedJsonException(Math.max(at.getLineNr(), 0), Math.max(at.getColumnNr(), 0), problem);
        result.initCause(failure);
        return result;
    }

    static MalformedJsonException at(JsonLocation at, String problem) {
        return new MalformedJsonException(Math.max(at.getLineNr(), 0), Math.max(at.getColumnNr(), 0), problem);
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

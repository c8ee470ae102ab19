package io.github.junitllm.golden;

import org.jspecify.annotations.Nullable;

/** A row that cannot be read, with its place in the file; whoever knows the file turns it into the user's error. */
final class BadRow extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;
    private final @Nullable String field;

    BadRow(int line, int column, @Nullable String field, String problem) {
        super(problem, null, false, false);
        this.line = line;
        this.column = column;
        this.field = field;
    }

    /** The user's error: {@code path:line:column: field "name": problem}, as far as known. */
    GoldenSetException inFile(String path) {
        String place = line <= 0 ? "" : column <= 0 ? ":" + line : ":" + line + ":" + column;
        String of = field == null ? "" : "field \"" + field + "\": ";
        return new GoldenSetException(path + place + ": " + of + getMessage());
    }

    /** The same problem, of a text that begins at another line. */
    BadRow shiftedBy(int lines) {
        return new BadRow(line + lines, column, field, String.valueOf(getMessage()));
    }
}

package io.github.junitllm.golden;

import org.apiguardian.api.API;

/**
 * Where a case was written.
 *
 * @param path the file, relative to the project's directory where it lies below it, with {@code /} between names; for a
 *     case made by code the name of its set
 * @param line the line its row begins on, 1-based; 0 for a case made by code
 * @param column the column its row begins at, in UTF-16 code units, 1-based; 0 where the format does not tell
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record CaseSource(String path, int line, int column) {

    /** The place in the form that IDE consoles make clickable, {@code path:line}; the path alone if there is no line. */
    @Override
    public String toString() {
        return line > 0 ? path + ":" + line : path;
    }
}

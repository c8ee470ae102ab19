package io.github.junitllm.golden;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one file of one format, in order and never more than one ahead. */
interface RowReader extends Closeable {

    /**
     * Reads the next row.
     *
     * @return the row, or null at the end
     * @throws BadRow if it is malformed
     */
    @Nullable
    Row next() throws IOException;
}

package io.github.junitllm.golden;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Cases written in a file.
 *
 * @param name the path as messages show it
 */
record FileOrigin(String name, Format format, Content content) implements CaseOrigin {

    /** Opens the file's bytes. */
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;
    }

    @Override
    public Cursor open() {
        try {
            InputStream bytes = content.open();
            try {
                return new RowCursor(rows(new Utf8Reader(bytes)));
            } catch (RuntimeException | IOException failed) {
                bytes.close();
                throw failed;
            }
        } catch (RuntimeException | IOException failed) {
            throw explain(failed);
        }
    }

    private RowReader rows(Utf8Reader text) throws IOException {
        try {
            return format.open(text);
        } catch (NoClassDefFoundError missing) {
            throw new GoldenSetException(
                    name + ": " + format
                            + " golden sets need a library that is not on the class path. Add the test dependency "
                            + format.coordinates() + ".",
                    missing);
        }
    }

    private GoldenSetException explain(Exception failed) {
        if (failed instanceof GoldenSetException known) {
            return known;
        } else if (failed instanceof BadRow bad) {
            int conflict = firstConflict();
            return conflict > 0 ? unresolved(conflict, bad) : bad.inFile(name);
        } else if (failed instanceof Utf8Reader.BadEncoding encoding) {
            return badEncoding(encoding);
        } else if (failed instanceof IOException) {
            return new GoldenSetException(name + ": cannot be read: " + failed, failed);
        }
        return new GoldenSetException(name + ": is no valid " + format + ": " + failed, failed);
    }

    private GoldenSetException badEncoding(Utf8Reader.BadEncoding encoding) {
        String place = encoding.offset() < 0 ? "" : ":" + lineOf(encoding.offset());
        return new GoldenSetException(
                name + place + ": " + encoding.problem() + ". Save the file as UTF-8 without a byte order mark.");
    }

    private GoldenSetException unresolved(int line, @Nullable Exception cause) {
        return new GoldenSetException(
                name + ":" + line + ": an unresolved merge conflict (<<<<<<<, ======= or >>>>>>>). Resolve it.", cause);
    }

    private static boolean isConflictMarker(String line) {
        return line.startsWith("<<<<<<< ") || line.startsWith(">>>>>>> ") || line.equals("=======");
    }

    /** The line of the first marker of a merge conflict, 0 if there is none; looked for where a row is wrong anyway. */
    private int firstConflict() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(content.open(), StandardCharsets.ISO_8859_1))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (isConflictMarker(line)) {
                    return number;
                }
            }
            return 0;
        } catch (IOException gone) {
            return 0; // what is wrong with the row is told all the same
        }
    }

    /** The line of the byte at an offset, found by reading again: it is wanted only for an error. */
    private int lineOf(long offset) {
        int line = 1;
        try (InputStream bytes = new BufferedInputStream(content.open())) {
            for (long i = 0; i < offset; i++) {
                line += bytes.read() == '\n' ? 1 : 0;
            }
        } catch (IOException gone) {
            throw new GoldenSetException(name + ": cannot be read: " + gone, gone);
        }
        return line;
    }

    private final class RowCursor implements Cursor {
        private final RowReader rows;

        RowCursor(RowReader rows) {
            this.rows = rows;
        }

        @Override
        public @Nullable EvalCase next() {
            try {
                Row row = rows.next();
                EvalCase golden = row == null ? null : row.toCase(name);
                // A table with one column takes any line for a case.
                if (golden != null && golden.rawInput() instanceof String text && isConflictMarker(text)) {
                    throw unresolved(golden.source().line(), null);
                }
                return golden;
            } catch (RuntimeException | IOException failed) {
                throw explain(failed);
            }
        }

        @Override
        public void close() {
            try {
                rows.close();
            } catch (IOException failed) {
                throw explain(failed);
            }
        }
    }
}

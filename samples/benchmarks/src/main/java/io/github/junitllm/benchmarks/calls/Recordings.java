package io.github.junitllm.benchmarks.calls;

import java.io.IOException;
import java.nio.file.Path;

/** Where the recordings are that all programs here replay. */
public final class Recordings {

    private Recordings() {}

    /** Writes those of so many cases, for the programs and for {@link ClientRows}. */
    public static Path below(Path directory, int cases) throws IOException {
        Path fixtures = directory.resolve("fixtures-" + cases);
        Chat.write(fixtures, Chat.EVAL, cases);
        return fixtures;
    }

    /** Writes those of {@link ClientRows}. */
    public static Path ofClient(Path directory, int cases) throws IOException {
        Path fixtures = directory.resolve("fixtures-client-" + cases);
        Chat.write(fixtures, ClientRows.EVAL, cases);
        return fixtures;
    }
}

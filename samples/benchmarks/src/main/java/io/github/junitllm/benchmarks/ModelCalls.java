package io.github.junitllm.benchmarks;

import io.github.junitllm.benchmarks.calls.ClientMain;
import io.github.junitllm.benchmarks.calls.ClientRows;
import io.github.junitllm.benchmarks.calls.LookupMain;
import io.github.junitllm.benchmarks.calls.ProxyMain;
import io.github.junitllm.benchmarks.calls.Recordings;
import io.github.junitllm.benchmarks.calls.ReplayMain;
import io.github.junitllm.benchmarks.process.Jvm;
import io.github.junitllm.benchmarks.process.Series;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Compares what calls through the gateway take; each side of a comparison has a JVM of its own. */
final class ModelCalls {

    private static final double NO_LIMIT = Double.POSITIVE_INFINITY;

    private final Path javaHome;
    private final Path directory;
    private final int rounds;
    private final Results results;

    /**
     * @param javaHome the JDK that runs what is measured
     * @param directory where fixtures are written
     */
    ModelCalls(Path javaHome, Path directory, int rounds, Results results) {
        this.javaHome = javaHome;
        this.directory = directory;
        this.rounds = rounds;
        this.results = results;
    }

    /** Replay against a server that knows its answers by heart. */
    void replay(int cases, int threads, double warmUp, double seconds) throws IOException, InterruptedException {
        Jvm both = program(ReplayMain.class, Recordings.below(directory, cases), cases, threads, warmUp, seconds);
        Series timed = Series.inTurns(List.of(both), rounds).get(0);
        String what = String.format("replay of %,d cases, %d at once, JDK's client: ", cases, threads);
        compare(what + "wall per call", "gatewayMicrosPerCall", "bareMicrosPerCall", timed, 1);
        compare(what + "median", "gatewayP50Micros", "bareP50Micros", timed, NO_LIMIT);
        compare(what + "99th percentile", "gatewayP99Micros", "bareP99Micros", timed, NO_LIMIT);
        if (threads == 1) {
            promise(
                    what + "99th percentile",
                    "µs",
                    timed.median("gatewayP99Micros"),
                    timed.min("gatewayP99Micros"),
                    5_000);
        }
    }

    /** What recording adds to passing a call on. */
    void record(int cases, int threads, double warmUp, double seconds) throws IOException, InterruptedException {
        Jvm both = program(ProxyMain.class, directory.resolve("recorded"), cases, threads, warmUp, seconds);
        Series timed = Series.inTurns(List.of(both), rounds).get(0);
        promise(
                String.format("recording, %d at once: added to a call that is passed on", threads),
                "µs",
                timed.median("recordMicrosPerCall") - timed.median("liveMicrosPerCall"),
                timed.min("recordMicrosPerCall") - timed.min("liveMicrosPerCall"),
                1_000);
    }

    /** Whether a recording is found as fast among many as among few, in a small heap. */
    void lookup(int few, int many, int lookups) throws IOException, InterruptedException {
        Jvm small = program(LookupMain.class, Recordings.below(directory, few), few, lookups)
                .with("-Xmx96m");
        Jvm large = program(LookupMain.class, Recordings.below(directory, many), many, lookups)
                .with("-Xmx96m");
        List<Series> timed = Series.inTurns(List.of(small, large), rounds);
        String what = String.format("%,d recordings in -Xmx96m: ", many);
        promise(
                what + "until the first is found",
                "ms",
                timed.get(1).median("firstMillis"),
                timed.get(1).min("firstMillis"),
                3_000);
        compare(
                what + String.format("a lookup of 1,000 of them, against %,d", few),
                "microsPerLookup",
                timed.get(1),
                timed.get(0),
                1.2);
        compare(
                what + String.format("a lookup of each, which opens so many files, against %,d", few),
                "microsPerFile",
                timed.get(1),
                timed.get(0),
                NO_LIMIT);
        results.add(Ratio.of(
                what + "heap in use, against the size of the fixtures",
                "MB",
                figures(timed.get(1), "heapBytes", 1e-6),
                figures(timed.get(1), "fixtureBytes", 1e-6),
                0.2));
    }

    /** An eval whose task calls the model with a client library. */
    void client(int rows, double promisedMillis) throws IOException, InterruptedException {
        Path fixtures = Recordings.ofClient(directory, rows);
        Jvm eval = Jvm.plan(javaHome, ClientRows.class, fixtures, directory.resolve("run-ClientRows"))
                .with("-Dbenchmarks.cases=" + rows, "-Djunit.llm.fixtures=" + fixtures);
        Jvm client = program(ClientMain.class, rows);
        List<Series> timed = Series.inTurns(List.of(client, eval), rounds);
        String what = String.format("%,d replayed cases through openai-java: ", rows);
        promise(
                what + "wall of the process",
                "ms",
                timed.get(1).median("wallMillis"),
                timed.get(1).min("wallMillis"),
                promisedMillis);
        results.add(Ratio.of(
                what + "beside the client alone, with a server that knows its answers",
                "ms",
                figures(timed.get(1), "wallMillis", 1),
                figures(timed.get(0), "wallMillis", 1),
                NO_LIMIT));
    }

    private Jvm program(Class<?> main, Object... arguments) {
        // Without it the JDK's own server, on 17, waits 40 ms for the acknowledgement of each head.
        return Jvm.program(javaHome, main, directory.resolve("run-" + main.getSimpleName()), arguments)
                .with("-Dsun.net.httpserver.nodelay=true");
    }

    private void compare(String measure, String fact, Series ours, Series reference, double limit) {
        results.add(Ratio.of(measure, "µs", figures(ours, fact, 1), figures(reference, fact, 1), limit));
    }

    private static double[] figures(Series series, String fact, double scale) {
        return new double[] {scale * series.median(fact), scale * series.min(fact)};
    }

    private void compare(String measure, String ours, String reference, Series runs, double limit) {
        results.add(Ratio.of(measure, "µs", figures(runs, ours, 1), figures(runs, reference, 1), limit));
    }

    private void promise(String measure, String unit, double median, double min, double promised) {
        results.add(Ratio.of(measure, unit, new double[] {median, min}, new double[] {promised, promised}, 1));
    }
}

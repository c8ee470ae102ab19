package io.github.junitllm.benchmarks;

import io.github.junitllm.benchmarks.process.Jvm;
import io.github.junitllm.benchmarks.process.Series;
import io.github.junitllm.benchmarks.subject.EmptyRows;
import io.github.junitllm.benchmarks.subject.EvalRows;
import io.github.junitllm.benchmarks.subject.EvalRowsWithTask;
import io.github.junitllm.benchmarks.subject.Latencies;
import io.github.junitllm.benchmarks.subject.ParameterizedRows;
import io.github.junitllm.benchmarks.subject.Rows;
import io.github.junitllm.benchmarks.subject.WaitingTask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Compares whole JVMs, each started for one run. */
final class WholeProcess {

    private static final double NO_LIMIT = Double.POSITIVE_INFINITY;

    private final Path javaHome;
    private final Path directory;
    private final int rounds;
    private final Results results;

    /**
     * @param javaHome the JDK that runs what is measured
     * @param directory where golden sets, journals and reports are written
     */
    WholeProcess(Path javaHome, Path directory, int rounds, Results results) {
        this.javaHome = javaHome;
        this.directory = directory;
        this.rounds = rounds;
        this.results = results;
    }

    /** What a case costs beside a parameterized test: time, and memory that is still held at the end of the plan. */
    void perCase(int rows) throws IOException, InterruptedException {
        Jvm reference = plan(ParameterizedRows.class, rows);
        Jvm eval = plan(EvalRows.class, rows);
        Jvm task = plan(EvalRowsWithTask.class, rows);
        List<Series> timed = Series.inTurns(List.of(reference, eval, task), rounds);
        List<Series> weighed = Series.inTurns(List.of(heap(reference), heap(eval), heap(task)), 1);
        String what = String.format("%,d rows, ", rows);
        for (int i = 1; i < timed.size(); i++) {
            String who = what + (i == 1 ? "eval" : "eval with task and gate") + ": ";
            Series ours = timed.get(i);
            compare(who + "wall of the process", "wallMillis", "ms", 1, ours, timed.get(0), 1.1);
            compare(who + "test plan", "planMillis", "ms", 1, ours, timed.get(0), NO_LIMIT);
            compare(who + "processor time", "cpuMillis", "ms", 1, ours, timed.get(0), NO_LIMIT);
            Series held = weighed.get(i);
            Series heldByReference = weighed.get(0);
            compare(who + "heap in use after GC", "heapBytes", "MB", 1e-6, held, heldByReference, 1.1);
            compare(who + "retained by the plan", "retainedBytes", "MB", 1e-6, held, heldByReference, 1.1);
        }
    }

    /** How time grows with the rows, in a small heap. */
    void growth(int rows) throws IOException, InterruptedException {
        String small = "-Xmx96m";
        Jvm tenth = plan(EvalRowsWithTask.class, rows / 10).with(small);
        Jvm half = plan(EvalRowsWithTask.class, rows / 2).with(small);
        Jvm all = plan(EvalRowsWithTask.class, rows).with(small);
        Jvm reference = plan(ParameterizedRows.class, rows).with(small);
        List<Series> timed = Series.inTurns(List.of(tenth, half, all, reference), 1);
        String what = String.format("%,d rows in %s: test plan, ", rows, small);
        results.add(new Ratio(
                what + "against ten times a tenth of it",
                millis(timed.get(2)),
                millis(timed.get(0)),
                timed.get(2).median("planMillis") / (10 * timed.get(0).median("planMillis")),
                timed.get(2).min("planMillis") / (10 * timed.get(0).min("planMillis")),
                1.1));
        results.add(new Ratio(
                what + "against twice half of it",
                millis(timed.get(2)),
                millis(timed.get(1)),
                timed.get(2).median("planMillis") / (2 * timed.get(1).median("planMillis")),
                timed.get(2).min("planMillis") / (2 * timed.get(1).min("planMillis")),
                1.1));
        compare(what + "against a parameterized test", "planMillis", "ms", 1, timed.get(2), timed.get(3), NO_LIMIT);
    }

    /** How well the window keeps the calls going. */
    void concurrency(String latencies, double limit) throws IOException, InterruptedException {
        Jvm jvm = plan(WaitingTask.class, Latencies.CASES).with("-Dbenchmarks.latencies=" + latencies);
        Series series = Series.inTurns(List.of(jvm), rounds).get(0);
        double ideal = Latencies.named(latencies).idealMillis(WaitingTask.CONCURRENCY);
        String what = String.format(
                "%,d cases, %s latencies, %d at once: ", Latencies.CASES, latencies, WaitingTask.CONCURRENCY);
        double[] reference = {ideal, ideal};
        // JUnit's own start, which takes as long without any eval, is not the window's.
        results.add(Ratio.of(
                what + "from the start of the method until the report is written",
                "ms",
                figures(series, "methodMillis", 1),
                reference,
                limit));
        results.add(Ratio.of(what + "test plan", "ms", figures(series, "planMillis", 1), reference, NO_LIMIT));
    }

    /** What an eval takes beyond the start of a JVM, against the time that was promised. */
    void beyondStart(int rows, double promisedMillis) throws IOException, InterruptedException {
        Jvm empty = Jvm.empty(javaHome, directory.resolve("run-empty"));
        Jvm task = plan(EvalRowsWithTask.class, rows);
        // Tells how fast the machine is at the moment, and what no test with that many nodes can go below.
        Jvm nothing = plan(EmptyRows.class, rows).with("-Dbenchmarks.cases=" + rows);
        List<Series> timed = Series.inTurns(List.of(empty, task, nothing), rounds);
        double[] promised = {promisedMillis, promisedMillis};
        double[] start = figures(timed.get(0), "wallMillis", 1);
        double[] wall = figures(timed.get(1), "wallMillis", 1);
        results.add(Ratio.of(
                String.format("%,d rows, two checks each: wall beyond the start of a JVM", rows),
                "ms",
                new double[] {wall[0] - start[0], wall[1] - start[1]},
                promised,
                1));
        compare(
                String.format("%,d rows, two checks each: beside a parameterized test that does nothing", rows),
                "wallMillis",
                "ms",
                1,
                timed.get(1),
                timed.get(2),
                NO_LIMIT);
    }

    private Jvm plan(Class<?> testClass, int rows) throws IOException {
        Path goldenSet = directory.resolve("rows-" + rows);
        Rows.write(goldenSet, rows);
        return Jvm.plan(javaHome, testClass, goldenSet, directory.resolve("run-" + testClass.getSimpleName()));
    }

    // The serial collector, because it tells what is in use to the byte.
    private static Jvm heap(Jvm jvm) {
        return jvm.with("-Dbenchmarks.heap=true", "-XX:+UseSerialGC");
    }

    private void compare(
            String measure, String fact, String unit, double scale, Series ours, Series reference, double limit) {
        results.add(Ratio.of(measure, unit, figures(ours, fact, scale), figures(reference, fact, scale), limit));
    }

    private static double[] figures(Series series, String fact, double scale) {
        return new double[] {scale * series.median(fact), scale * series.min(fact)};
    }

    private static String millis(Series series) {
        return String.format("%,.0f ms", series.median("planMillis"));
    }
}

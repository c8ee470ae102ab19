package io.github.junitllm.bench.jmh;

import io.github.junitllm.bench.process.JmhProcess;
import io.github.junitllm.bench.process.JmhTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apiguardian.api.API;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;

/** The program that runs JMH: {@code <file with the task>}. Ends with 0 if all was measured. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class JmhMain {

    private static final int MOST_CAUSES = 100;
    private static final long LOCK_POLL_MILLIS = 200;

    private final JmhTask task;

    private JmhMain(JmhTask task) {
        this.task = task;
    }

    /** Runs it. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path request = Path.of(args[0]);
        try {
            new JmhMain(JmhTask.read(request)).run();
        } catch (RunnerException failed) {
            Files.writeString(
                    request.resolveSibling(request.getFileName() + JmhProcess.PROBLEM_SUFFIX),
                    problem(failed, JmhTask.read(request)));
            System.exit(1);
        }
    }

    private void run() throws RunnerException, IOException, InterruptedException {
        long start = System.nanoTime();
        while (true) {
            try {
                new Runner(JmhOptions.of(task)).run();
                return;
            } catch (RunnerException failed) {
                if (!isLocked(failed)
                        || System.nanoTime() - start >= task.lockWait().toNanos()) {
                    throw failed;
                }
                Thread.sleep(LOCK_POLL_MILLIS);
            }
        }
    }

    private static boolean isLocked(RunnerException failed) {
        return String.valueOf(failed.getMessage()).contains("JMH lock");
    }

    private static String problem(RunnerException failed, JmhTask task) {
        if (failed instanceof NoBenchmarksException) {
            return task.benchmarkClass() + " has no @Benchmark method named " + String.join(" or ", task.methods());
        }
        if (isLocked(failed)) {
            return "Another JMH benchmark runs on this machine (it holds "
                    + Path.of(System.getProperty("java.io.tmpdir"), "jmh.lock")
                    + "), and two at once would disturb each other: run this one when that one has ended.";
        }
        Throwable root = root(failed);
        String reason = String.valueOf(root.getMessage() == null ? root : root.getMessage());
        return root instanceof RunnerException ? reason : "The benchmark failed: " + reason;
    }

    /** Returns what began it. JMH keeps what a benchmark threw as suppressed exceptions. */
    private static Throwable root(Throwable failed) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> next = new ArrayDeque<>();
        next.add(failed);
        Throwable root = failed;
        while (!next.isEmpty() && seen.size() < MOST_CAUSES) {
            Throwable current = next.poll();
            if (seen.add(current)) {
                root = current;
                Throwable cause = current.getCause();
                if (cause != null) {
                    next.addFirst(cause);
                } else if (current.getSuppressed().length > 0) {
                    next.addFirst(current.getSuppressed()[0]);
                }
            }
        }
        return root;
    }
}

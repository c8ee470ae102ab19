package io.github.junitllm.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * What is found out about a set and decides nothing before it runs: the hash of a split and lint. Together they cost as much
 * as all checks, so a thread of its own does them while the set is read and the first cases run; a small set's wait until
 * somebody asks. Cases are added by one thread; what was found may be asked for by any.
 */
final class Audit {

    private static final int BATCH = 256;
    private static final int MOST_BATCHES_WAITING = 4;
    private static final List<EvalCase> END = List.of();

    private final String split;
    private final ContentHash hash = new ContentHash();
    private final Lint lint = new Lint();
    private final BlockingQueue<List<EvalCase>> batches = new ArrayBlockingQueue<>(MOST_BATCHES_WAITING);
    private List<EvalCase> batch = new ArrayList<>(BATCH);
    private String lastVaried = "";
    private @Nullable Thread worker;
    private @Nullable String version;
    private @Nullable List<String> warnings;
    private @Nullable Throwable failure;

    Audit(String split) {
        this.split = split;
    }

    void add(EvalCase golden) {
        batch.add(golden);
        if (batch.size() == BATCH) {
            if (worker == null) {
                worker = new Thread(this::work, "junit-llm-golden-set");
                worker.setDaemon(true);
                worker.start();
            }
            hand(batch);
            batch = new ArrayList<>(BATCH);
        }
    }

    /** Says that no case comes any more; to be called however the reading ended. */
    void end() {
        if (worker != null) {
            if (!batch.isEmpty()) {
                hand(batch);
            }
            hand(END);
        }
    }

    synchronized String version() {
        finish();
        return String.valueOf(version);
    }

    synchronized List<String> warnings() {
        finish();
        return warnings == null ? List.of() : warnings;
    }

    private void finish() {
        if (worker != null) {
            try {
                worker.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new GoldenSetException("The check of the golden set was interrupted.", stopped);
            }
        } else if (version == null) {
            batch.forEach(this::examine);
            conclude();
        }
        if (failure != null) {
            throw new IllegalStateException("the golden set could not be hashed and looked through", failure);
        }
    }

    private void hand(List<EvalCase> cases) {
        boolean interrupted = false;
        while (true) {
            try {
                batches.put(cases);
                break;
            } catch (InterruptedException later) {
                interrupted = true; // the worker takes it in a moment, and must be told the end
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            for (List<EvalCase> cases = batches.take(); !cases.isEmpty(); cases = batches.take()) {
                if (failure == null) {
                    examineAll(cases);
                }
            }
            conclude();
        } catch (InterruptedException stopped) {
            failure = stopped;
        }
    }

    private void examineAll(List<EvalCase> cases) {
        try {
            cases.forEach(this::examine);
        } catch (RuntimeException | Error broken) {
            failure = broken;
        }
    }

    private void examine(EvalCase golden) {
        if (golden.split().equals(split)) {
            hash.add(golden);
        }
        // Variants of one case follow one another, and what is to be said of it is said of the first.
        if (golden.variant().isEmpty() || !golden.plainId().equals(lastVaried)) {
            lint.add(golden);
        }
        lastVaried = golden.variant().isEmpty() ? "" : golden.plainId();
    }

    private void conclude() {
        version = hash.version();
        warnings = lint.warnings();
    }
}

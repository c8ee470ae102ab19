package io.github.junitllm.golden;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is found out about a set and decides nothing before it runs: the hash of a split and lint. Both cost more than all
 * checks, so for a set that is kept in memory they wait until somebody asks, at best while a model is waited for.
 * Thread-safe.
 */
final class Audit {

    private final String split;

    // Guarded by this.
    private final ContentHash hash = new ContentHash();
    private @Nullable Lint lint = new Lint();
    private List<EvalCase> waiting = List.of();
    private @Nullable String version;
    private @Nullable List<String> warnings;

    Audit(String split) {
        this.split = split;
    }

    synchronized void add(EvalCase golden) {
        if (golden.split().equals(split)) {
            hash.add(golden);
        }
        if (lint != null) {
            lint.add(golden);
        }
    }

    /** Adds cases when something is asked of them. */
    synchronized void addLater(List<EvalCase> cases) {
        waiting = cases;
    }

    synchronized String version() {
        if (version == null) {
            finish();
            version = hash.version();
        }
        return version;
    }

    synchronized List<String> warnings() {
        if (warnings == null) {
            finish();
            warnings = lint == null ? List.of() : lint.warnings();
            lint = null;
        }
        return warnings;
    }

    private void finish() {
        waiting.forEach(this::add);
        waiting = List.of();
    }
}

package io.github.junitllm.bench.result;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** What of a benchmark a limit is about. */
@API(status = API.Status.INTERNAL, since = "0.1")
public enum Quantity {
    /** Operations per second, at least so many. */
    OPS_PER_SECOND("ops/s", true),
    /** Nanoseconds for one operation, at most so many. */
    NANOS_PER_OP("ns/op", false),
    /** Bytes allocated by one operation, at most so many; told by JMH's {@code gc} profiler. */
    BYTES_PER_OP("B/op", false);

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final String unit;
    private final boolean higherIsBetter;

    Quantity(String unit, boolean higherIsBetter) {
        this.unit = unit;
        this.higherIsBetter = higherIsBetter;
    }

    String unit() {
        return unit;
    }

    boolean higherIsBetter() {
        return higherIsBetter;
    }

    /** Returns the mode to measure in where nobody says which, or null if any will do. */
    public @Nullable BenchmarkMode naturalMode() {
        return switch (this) {
            case OPS_PER_SECOND -> BenchmarkMode.THROUGHPUT;
            case NANOS_PER_OP -> BenchmarkMode.AVERAGE_TIME;
            case BYTES_PER_OP -> null;
        };
    }

    /** Returns what a benchmark's result says about it, or null if it was not measured. */
    @Nullable
    Measurement of(BenchmarkScore score) {
        if (this == BYTES_PER_OP) {
            return score.secondary().get(ALLOCATED);
        }
        return this == ofPrimary(score) ? score.primary() : null;
    }

    /** Returns the quantity that a benchmark's own score is. */
    static Quantity ofPrimary(BenchmarkScore score) {
        return score.mode() == BenchmarkMode.THROUGHPUT ? OPS_PER_SECOND : NANOS_PER_OP;
    }

    /** Says why {@link #of} knew nothing. */
    String missing() {
        return switch (this) {
            case OPS_PER_SECOND -> "operations per second are measured in mode THROUGHPUT only";
            case NANOS_PER_OP ->
                "nanoseconds for one operation are measured in modes AVERAGE_TIME and SAMPLE_TIME only";
            case BYTES_PER_OP -> "JMH's gc profiler told no bytes for one operation";
        };
    }
}

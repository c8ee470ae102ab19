package io.github.junitllm.benchmarks.subject;

import java.util.PriorityQueue;
import java.util.Random;

/** How long the application takes for each of a thousand cases, the same on every machine. */
public final class Latencies {

    /** How many cases there are. */
    public static final int CASES = 1_000;

    private final long[] millis;

    private Latencies(long[] millis) {
        this.millis = millis;
    }

    /** Returns {@code even} latencies of 100 ms, or {@code heavy} ones: log-normal, median 60 ms, sigma 1. */
    public static Latencies named(String name) {
        var random = new Random(7);
        var millis = new long[CASES];
        for (int i = 0; i < CASES; i++) {
            millis[i] = switch (name) {
                case "even" -> 100;
                case "heavy" -> Math.round(60 * Math.exp(random.nextGaussian()));
                default -> throw new IllegalArgumentException("no latencies are named " + name);
            };
        }
        return new Latencies(millis);
    }

    long millis(int index) {
        return millis[index];
    }

    /** Returns how long the cases take at the least if they start in their order, each on the first place that is free. */
    public long idealMillis(int concurrency) {
        var freeAt = new PriorityQueue<Long>();
        long end = 0;
        for (long latency : millis) {
            long start = freeAt.size() < concurrency ? 0 : freeAt.remove();
            freeAt.add(start + latency);
            end = Math.max(end, start + latency);
        }
        return end;
    }
}

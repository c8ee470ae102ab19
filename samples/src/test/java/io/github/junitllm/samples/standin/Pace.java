package io.github.junitllm.samples.standin;

import java.time.Duration;
import java.util.Random;

/**
 * How long an answer takes.
 *
 * @param firstPiece median until the first piece
 * @param nextPiece between two pieces
 */
public record Pace(Duration firstPiece, Duration nextPiece) {
    public static final Pace AT_ONCE = new Pace(Duration.ZERO, Duration.ZERO);

    /** About what a small hosted model takes, so that recorded latencies are not absurd. They measure nothing. */
    public static final Pace UNHURRIED = new Pace(Duration.ofMillis(180), Duration.ofMillis(6));

    private static final double SPREAD = 0.4;

    void beforeFirst(long seed) throws InterruptedException {
        Thread.sleep((long) (firstPiece.toMillis() * Math.exp(SPREAD * new Random(seed).nextGaussian())));
    }

    void between(int pieces) throws InterruptedException {
        Thread.sleep(nextPiece.toMillis() * pieces);
    }
}

package io.github.junitllm.gateway;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The body of a provider's answer, taken piece by piece as it arrives, each within a time limit. */
final class UpstreamBody implements Flow.Subscriber<List<ByteBuffer>> {

    /** What arrives: bytes, or the end with or without a failure; and when, by {@link System#nanoTime()}. */
    private record Signal(
            @Nullable List<ByteBuffer> bytes, @Nullable Throwable failure, long atNanos) {

        static Signal now(@Nullable List<ByteBuffer> bytes, @Nullable Throwable failure) {
            return new Signal(bytes, failure, System.nanoTime());
        }
    }

    /** Pieces taken ahead of a client that is slow to read: what waits in the network has no time of arrival. */
    private static final int AHEAD = 256;

    private final LinkedBlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final Duration idle;
    private final Duration total;
    private final long endNanos;
    private volatile Flow.@Nullable Subscription subscription;
    private volatile boolean cancelled;
    private long lastNanos;

    /**
     * Creates the body of one answer.
     *
     * @param startNanos when its request was sent, by {@link System#nanoTime()}
     */
    UpstreamBody(GatewaySettings.UpstreamLimits limits, long startNanos) {
        this.idle = limits.idle();
        this.total = limits.total();
        this.endNanos = startNanos + total.toNanos();
        this.lastNanos = System.nanoTime();
    }

    /**
     * Waits for the next piece.
     *
     * @return {@code null} at the end of the body
     * @throws IOException if the provider broke off, or nothing came within the limit
     */
    byte @Nullable [] next() throws IOException {
        long left = endNanos - System.nanoTime();
        boolean lastWait = left < idle.toNanos();
        Signal signal = left <= 0 ? null : poll(lastWait ? left : idle.toNanos());
        lastNanos = signal == null ? System.nanoTime() : signal.atNanos();
        if (signal == null) {
            cancel();
            throw new HttpTimeoutException(
                    lastWait
                            ? "it was not complete within " + seconds(total)
                            : "nothing more came within " + seconds(idle));
        }
        if (signal.failure() != null) {
            throw new IOException(String.valueOf(signal.failure().getMessage()), signal.failure());
        }
        if (signal.bytes() == null) {
            return null;
        }
        byte[] piece = joined(signal.bytes());
        Flow.Subscription source = subscription;
        if (source != null) {
            source.request(1);
        }
        return piece;
    }

    /**
     * Returns when what {@link #next} told last arrived, by {@link System#nanoTime()}. That may be a while ago, where the
     * reader had to wait for a client that is slow to take what it passed on.
     */
    long atNanos() {
        return lastNanos;
    }

    private static String seconds(Duration limit) {
        return BigDecimal.valueOf(limit.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
    }

    private @Nullable Signal poll(long nanos) throws IOException {
        try {
            return signals.poll(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("the gateway was stopped", stopped);
        }
    }

    /** Gives the rest of the body up; a waiting reader is told. */
    void cancel() {
        cancelled = true;
        Flow.Subscription source = subscription;
        if (source != null) {
            source.cancel();
        }
        signals.add(Signal.now(null, new IOException("the call was given up")));
    }

    private static byte[] joined(List<ByteBuffer> buffers) {
        byte[] bytes = new byte[buffers.stream().mapToInt(ByteBuffer::remaining).sum()];
        int at = 0;
        for (ByteBuffer buffer : buffers) {
            int length = buffer.remaining();
            buffer.get(bytes, at, length);
            at += length;
        }
        return bytes;
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        subscription = newSubscription;
        if (cancelled) {
            newSubscription.cancel();
        } else {
            newSubscription.request(AHEAD);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        signals.add(Signal.now(bytes, null));
    }

    @Override
    public void onError(Throwable failure) {
        signals.add(Signal.now(null, failure));
    }

    @Override
    public void onComplete() {
        signals.add(Signal.now(null, null));
    }
}

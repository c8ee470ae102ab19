package io.github.junitllm.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Work ahead of its consumer: order, bounds, time-outs, and what is left when it is closed. */
@Timeout(30)
class OrderedWindowTests {

    private static WindowLimits limits(int concurrency, int capacity, long maxHeld, @Nullable Duration timeout) {
        return new WindowLimits(concurrency, capacity, maxHeld, timeout, null);
    }

    private static Iterator<Integer> upTo(int n) {
        return IntStream.rangeClosed(1, n).iterator();
    }

    private static <R> List<Object> outcomes(OrderedWindow<Integer, R> window) throws InterruptedException {
        List<Object> outcomes = new ArrayList<>();
        while (window.hasNext()) {
            try {
                outcomes.add(window.next().await());
            } catch (InterruptedException e) {
                throw e;
            } catch (Throwable e) {
                outcomes.add(e.getClass().getSimpleName());
            }
        }
        return outcomes;
    }

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void resultsComeInOrderWithinTheBoundsWhateverTheDelays(long seed) throws Exception {
        var random = new Random(seed);
        int pieces = random.nextInt(120);
        int concurrency = 1 + random.nextInt(8);
        int capacity = concurrency + random.nextInt(20);
        long[] micros = random.longs(pieces + 1, 0, 2_000).toArray();
        boolean[] fails = new boolean[pieces + 1];
        IntStream.range(0, pieces / 5).forEach(i -> fails[random.nextInt(pieces + 1)] = true);
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var consumed = new AtomicInteger();
        var furthest = new AtomicInteger();
        Work<Integer, Integer> work = piece -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            furthest.accumulateAndGet(piece - consumed.get(), Math::max);
            try {
                LockSupport.parkNanos(micros[piece] * 1_000);
                if (fails[piece]) {
                    throw new IOException("of " + piece);
                }
                return piece * piece;
            } finally {
                inside.decrementAndGet();
            }
        };
        List<Object> expected = new ArrayList<>();
        IntStream.rangeClosed(1, pieces).forEach(i -> expected.add(fails[i] ? "IOException" : (Object) (i * i)));
        List<Object> seen = new ArrayList<>();

        try (var window = new OrderedWindow<>(upTo(pieces), work, limits(concurrency, capacity, 50, null))) {
            while (window.hasNext()) {
                Slot<Integer, Integer> slot = window.next();
                try {
                    seen.add(slot.await());
                } catch (IOException e) {
                    seen.add("IOException");
                } catch (Throwable e) {
                    throw new AssertionError(e);
                }
                consumed.incrementAndGet();
            }
            assertThatThrownBy(window::next).isInstanceOf(NoSuchElementException.class);
        }

        assertThat(seen).isEqualTo(expected);
        assertThat(most.get()).isLessThanOrEqualTo(concurrency);
        assertThat(furthest.get()).isLessThanOrEqualTo(capacity + 1);
    }

    @Test
    void noPieceIsReadFartherAheadThanTheCapacity() throws Throwable {
        var read = new AtomicInteger();
        Iterator<Integer> source =
                IntStream.range(0, 1_000).peek(i -> read.incrementAndGet()).iterator();
        Work<Integer, Integer> work = piece -> piece;

        try (var window = new OrderedWindow<>(source, work, limits(2, 16, Long.MAX_VALUE, null))) {
            window.next().await();
            assertThat(read.get()).isLessThanOrEqualTo(17);
            window.next().await();
            assertThat(read.get()).isLessThanOrEqualTo(18);
            assertThat(window.ahead()).hasSizeLessThanOrEqualTo(16).startsWith(2, 3);
        }
    }

    @Test
    void heavyResultsHoldBackTheOthersButNeverTheOneWaitedFor() throws Throwable {
        var started = new AtomicInteger();
        Work<Integer, Integer> heavy = new Work<>() {
            @Override
            public Integer apply(Integer piece) {
                started.incrementAndGet();
                return piece;
            }

            @Override
            public long weight(Integer result) {
                return 100;
            }
        };

        try (var window = new OrderedWindow<>(upTo(50), heavy, limits(2, 50, 150, null))) {
            window.next().await();
            Thread.sleep(50);
            assertThat(started.get()).isLessThanOrEqualTo(5);

            assertThat(outcomes(window)).hasSize(49);
        }
    }

    @Test
    void aPieceThatTakesTooLongIsGivenUpAndInterrupted() throws Exception {
        var interrupted = new CountDownLatch(1);
        Work<Integer, String> work = piece -> {
            if (piece == 2) {
                try {
                    Thread.sleep(60_000);
                } catch (InterruptedException e) {
                    interrupted.countDown();
                    throw e;
                }
            }
            return "ok";
        };

        try (var window = new OrderedWindow<>(upTo(4), work, limits(2, 16, 9, Duration.ofMillis(250)))) {
            assertThat(outcomes(window)).containsExactly("ok", "WorkTimeoutException", "ok", "ok");
            assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void workThatIgnoresItsInterruptStopsNobodyElse() throws Exception {
        var release = new Semaphore(0);
        Work<Integer, Integer> work = piece -> {
            if (piece <= 2) {
                release.acquireUninterruptibly();
            }
            return piece;
        };

        try (var window = new OrderedWindow<>(upTo(20), work, limits(2, 16, 9, Duration.ofMillis(250)))) {
            List<Object> outcomes = outcomes(window);

            assertThat(outcomes.subList(0, 2)).containsOnly("WorkTimeoutException");
            assertThat(outcomes.subList(2, 20))
                    .containsExactlyElementsOf(IntStream.rangeClosed(3, 20)
                            .mapToObj(i -> (Object) i)
                            .toList());
        } finally {
            release.release(2);
        }
    }

    @Test
    void aTimeOutDoesNotReachTheNextPieceOfTheSameThread() throws Exception {
        Work<Integer, Integer> work = piece -> {
            if (piece % 2 == 1) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(3)); // about the time-out: every kind of race
            }
            if (Thread.interrupted() && piece % 2 == 0) {
                throw new IllegalStateException("interrupted for another piece");
            }
            return piece;
        };

        try (var window = new OrderedWindow<>(upTo(400), work, limits(4, 32, 9, Duration.ofMillis(3)))) {
            assertThat(outcomes(window)).hasSize(400).doesNotContain("IllegalStateException");
        }
    }

    @Test
    void aWeightThatCannotBeToldFailsThatPieceAlone() throws Exception {
        Work<Integer, Integer> work = new Work<>() {
            @Override
            public Integer apply(Integer piece) {
                return piece;
            }

            @Override
            public long weight(Integer result) {
                if (result == 2) {
                    throw new StackOverflowError("its text never ends");
                }
                return 1;
            }
        };

        try (var window = new OrderedWindow<>(upTo(3), work, limits(1, 8, 9, null))) {
            assertThat(outcomes(window)).containsExactly(1, "StackOverflowError", 3);
        }
    }

    @Test
    void closingInterruptsWhatRunsAndStartsNothingMore() throws Throwable {
        var started = new AtomicInteger();
        var interrupted = new CountDownLatch(2);
        var two = new CountDownLatch(2);
        Work<Integer, Integer> work = piece -> {
            started.incrementAndGet();
            two.countDown();
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return piece;
        };

        var window = new OrderedWindow<>(upTo(100), work, limits(2, 16, 9, Duration.ofMinutes(1)));
        window.next();
        two.await();
        window.close();
        window.close();

        assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
        Thread.sleep(20);
        assertThat(started.get()).isEqualTo(2);
    }

    @Test
    void noThreadIsLeftBehind() throws Exception {
        String name = "llm-task-clock";
        try (var window =
                new OrderedWindow<>(upTo(50), (Integer piece) -> piece, limits(4, 32, 9, Duration.ofMinutes(1)))) {
            assertThat(outcomes(window)).hasSize(50);
        }

        for (int i = 0; i < 200 && threads(name) > 0; i++) {
            Thread.sleep(10);
        }
        assertThat(threads(name)).isZero();
    }

    private static long threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .count();
    }

    @Test
    void virtualThreadsAreUsedWhereTheJvmHasThem() throws Throwable {
        Work<Integer, String> work =
                piece -> Thread.currentThread() + " " + Thread.currentThread().isDaemon();

        try (var window = new OrderedWindow<>(upTo(1), work, limits(1, 8, 9, null))) {
            String thread = window.next().await();
            assertThat(thread)
                    .contains(Runtime.version().feature() >= 21 ? "VirtualThread" : "Thread[llm-task-")
                    .endsWith(" true");
        }
    }

    @Test
    void theContextClassLoaderIsThatOfTheConsumer() throws Throwable {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        ClassLoader mine = new ClassLoader(before) {};
        Work<Integer, ClassLoader> work = piece -> Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(mine);
        try (var window = new OrderedWindow<>(upTo(20), work, limits(3, 8, 9, null))) {
            assertThat(outcomes(window)).hasSize(20).containsOnly(mine);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void limitsThatContradictEachOtherAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> limits(0, 8, 1, null));
        assertThatIllegalArgumentException().isThrownBy(() -> limits(9, 8, 1, null));
        assertThatIllegalArgumentException().isThrownBy(() -> limits(1, 8, -1, null));
    }
}

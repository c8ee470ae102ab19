package io.github.junitllm.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ClerkTests {

    private final List<Integer> handled = Collections.synchronizedList(new ArrayList<>());

    @Test
    void handlesEverythingInOrder() {
        try (var clerk = new Clerk<Integer>("clerk", handled::add)) {
            IntStream.range(0, 5_000).forEach(clerk::add);
            clerk.drain();
            assertThat(handled)
                    .containsExactlyElementsOf(IntStream.range(0, 5_000).boxed().toList());
        }
    }

    @Test
    void handlesWithoutBeingAsked() throws InterruptedException {
        var done = new CountDownLatch(1);
        try (var clerk = new Clerk<Integer>("clerk", item -> done.countDown())) {
            clerk.add(1);
            assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void needsNoThreadForNothing() {
        var clerk = new Clerk<Integer>("clerk-without-work", handled::add);
        clerk.drain();
        clerk.close();
        assertThat(isAlive("clerk-without-work")).isFalse();
    }

    private static boolean isAlive(String thread) {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(alive -> alive.getName().equals(thread));
    }

    // Whether the thread is asleep, gathering or at work when it is told to end must not matter.
    @RepeatedTest(50)
    void endsWheneverItIsClosed() throws InterruptedException {
        var clerk = new Clerk<Integer>("clerk-that-ends", handled::add);
        int items = 1 + (int) (System.nanoTime() % 40);
        for (int i = 0; i < items; i++) {
            clerk.add(i);
            if (i % 7 == 0) {
                clerk.drain();
                Thread.sleep(i % 3);
            }
        }
        clerk.close();
        clerk.close();
        assertThat(handled).hasSize(items);
        assertThatThrownBy(() -> clerk.add(0)).isInstanceOf(IllegalStateException.class);
        while (isAlive("clerk-that-ends")) {
            Thread.onSpinWait();
        }
    }

    @Test
    void makesThoseWaitWhoAreFarAhead() throws InterruptedException {
        var go = new CountDownLatch(1);
        var added = new AtomicInteger();
        var clerk = new Clerk<Integer>("clerk", item -> {
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Thread ahead = new Thread(() -> IntStream.range(0, 10_000).forEach(i -> {
            clerk.add(i);
            added.incrementAndGet();
        }));
        ahead.start();
        while (ahead.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertThat(added).hasValueLessThan(10_000);
        go.countDown();
        ahead.join();
        clerk.close();
        assertThat(added).hasValue(10_000);
    }

    @Test
    void losesNothingToAnInterruptAndKeepsIt() {
        try (var clerk = new Clerk<Integer>("clerk", handled::add)) {
            Thread.currentThread().interrupt();
            IntStream.range(0, 3_000).forEach(clerk::add);
            clerk.drain();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(handled).hasSize(3_000);
        }
    }

    @Test
    void tellsWhatItCouldNotHandleAndHandlesTheOthers() {
        var clerk = new Clerk<Integer>("clerk", item -> {
            if (item == 1) {
                throw new IllegalArgumentException("the one");
            }
            handled.add(item);
        });
        IntStream.range(0, 3).forEach(clerk::add);
        assertThatThrownBy(clerk::drain)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the one")
                .hasCauseInstanceOf(IllegalArgumentException.class);
        assertThat(handled).containsExactly(0, 2);
        assertThatThrownBy(clerk::close).hasMessageContaining("the one");
    }

    @Test
    void takesFromManyThreads() throws InterruptedException {
        var clerk = new Clerk<Integer>("clerk", handled::add);
        List<Thread> threads = IntStream.range(0, 8)
                .mapToObj(each -> new Thread(() -> IntStream.range(0, 2_000).forEach(clerk::add)))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        clerk.close();
        assertThat(handled).hasSize(16_000);
    }
}

package io.github.junitllm.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.EvalRun.Status;
import io.github.junitllm.testkit.Probe;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How many calls of a task run at once, how far ahead, how long and how fast. */
@Timeout(60)
class TaskPaceTests {

    @TempDir
    Path output;

    static class Concurrent {

        static final Probe PROBE = new Probe();

        @LlmTask(concurrency = 5)
        static String answer(EvalCase golden) {
            PROBE.enter();
            LockSupport.parkNanos(Duration.ofMillis(Sums.number(golden) % 7).toNanos());
            PROBE.leave();
            return Sums.answer(golden);
        }

        @LlmEval(method = Sums.HUNDRED)
        void adds(EvalCase golden, LlmAnswer answer) {
            PROBE.note(golden.id());
            assertThat(answer.text()).isEqualTo(golden.expected().get(0));
        }
    }

    @Test
    void callsRunConcurrentlyUpToTheLimitAndAreCheckedInOrder() {
        Concurrent.PROBE.clear();

        EvalRun run = EvalRun.of(Concurrent.class).in(output);

        assertThat(run.isRed()).isFalse();
        assertThat(Concurrent.PROBE.most()).isBetween(2, 5);
        assertThat(Concurrent.PROBE.notes())
                .containsExactlyElementsOf(Sums.hundred().map(EvalCase::id).toList());
    }

    static class Ahead {

        static final Probe PROBE = new Probe();
        static volatile long farthest;

        @LlmTask(concurrency = 2)
        static String answer(EvalCase golden) {
            farthest = Math.max(farthest, Sums.number(golden) - PROBE.count("checked"));
            return Sums.answer(golden);
        }

        @LlmEval(method = Sums.HUNDRED)
        void adds(EvalCase golden, LlmAnswer answer) throws InterruptedException {
            Thread.sleep(1);
            PROBE.note("checked " + answer.text());
        }
    }

    @Test
    void theTaskRunsAheadOfTheChecksButNotWithoutBound() {
        Ahead.PROBE.clear();
        Ahead.farthest = 0;

        EvalRun.of(Ahead.class).in(output);

        assertThat(Ahead.farthest).isBetween(10L, 66L);
    }

    static class Slow {

        static final Semaphore RELEASE = new Semaphore(0);

        @LlmTask(concurrency = 2, timeout = "250ms")
        static String answer(EvalCase golden) throws InterruptedException {
            switch (golden.id()) {
                case "case-2" -> Thread.sleep(60_000);
                case "case-3", "case-5" -> RELEASE.acquireUninterruptibly();
                default -> {}
            }
            return Sums.answer(golden);
        }

        @LlmEval(method = Sums.TEN)
        void adds(@Expected String expected, LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo(expected);
        }
    }

    @Test
    void aCallThatTakesTooLongIsAnErrorAndTheOthersGoOn() {
        EvalRun run;
        try {
            run = EvalRun.of(Slow.class).in(output);
        } finally {
            Slow.RELEASE.release(2);
        }

        assertThat(run.names(Status.PASSED)).hasSize(7);
        for (String late : List.of("case-2", "case-3", "case-5")) {
            assertThat(run.node(late).status()).isEqualTo(Status.FAILED);
            assertThat(run.node(late).message()).contains("no answer within 250 ms");
        }
        assertThat(run.verdict().message()).startsWith("not decided: 3 cases ended in an error");
    }

    static class Limited {

        static final List<Long> STARTS = new ArrayList<>();

        @LlmTask(concurrency = 8, rateLimit = "50/s")
        static synchronized String answer(EvalCase golden) {
            STARTS.add(System.nanoTime());
            return Sums.answer(golden);
        }

        @LlmEval(method = Sums.TEN)
        void one(LlmAnswer answer) {
            assertThat(answer.text()).isNotEmpty();
        }

        @LlmEval(method = Sums.TEN)
        void two(LlmAnswer answer) {
            assertThat(answer.text()).isNotEmpty();
        }
    }

    @Test
    void aRateLimitIsSharedByTheMethodsThatNameIt() {
        Limited.STARTS.clear();

        EvalRun.of(Limited.class).in(output);

        // The first start needs no wait and each other one 20 ms more, in both methods together.
        long took = Limited.STARTS.get(19) - Limited.STARTS.get(0);
        assertThat(Limited.STARTS).hasSize(20);
        assertThat(Duration.ofNanos(took)).isGreaterThan(Duration.ofMillis(19 * 20 - 60));
    }
}

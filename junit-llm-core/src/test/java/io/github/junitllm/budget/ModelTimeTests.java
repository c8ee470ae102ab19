package io.github.junitllm.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.call.CallTiming;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.VirtualTime;
import io.github.junitllm.call.VirtualTime.OfFault;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a sample waited for its model, by scripted times: microseconds in which nothing has to pass. */
class ModelTimeTests {

    private static final OfFault AT_ONCE = new OfFault(null, 0, 0);

    private static LlmCall replayed(String question, @Nullable Long start, long total) {
        return call(question, 200, start, total, true);
    }

    /** A call that failed, by a fault where {@code start} is null. */
    private static LlmCall failed(String question, @Nullable Long start, long total) {
        return call(question, 429, start, total, true);
    }

    private static LlmCall call(String question, int status, @Nullable Long start, long total, boolean replayed) {
        return new LlmCall(
                "openai-chat",
                "POST",
                "/v1/chat/completions",
                "m",
                "m",
                status,
                null,
                new CallTiming(start, total, total, null, total, List.of()),
                null,
                "",
                List.of(),
                null,
                "{\"q\":\"" + question + "\"}",
                "{}",
                false,
                replayed);
    }

    private static long micros(List<LlmCall> calls, Map<Integer, OfFault> faulted, Map<Integer, Long> waits) {
        return ModelTime.micros(new VirtualTime(calls, true, faulted, waits));
    }

    private static long micros(LlmCall... calls) {
        return micros(List.of(calls), Map.of(), Map.of());
    }

    @Test
    void callsThatOverlappedCountOnce() {
        assertThat(micros(replayed("a", 0L, 100), replayed("b", 40L, 100), replayed("c", 500L, 7)))
                .isEqualTo(147);
    }

    @Test
    void whatDoesNotSayWhenItBeganHadItsTimeForItself() {
        assertThat(micros(replayed("a", null, 100), replayed("b", 40L, 100))).isEqualTo(200);
    }

    @Test
    void recordedAttemptsCountWithTheWaitsBetweenThem() {
        assertThat(micros(failed("a", 0L, 10), replayed("a", 60L, 100))).isEqualTo(160);
    }

    @Test
    void whatIsNotReplayedAtOnceIsByTheClock() {
        List<LlmCall> calls = List.of(replayed("a", 0L, 100));

        assertThat(ModelTime.micros(new VirtualTime(calls, false, Map.of(), Map.of())))
                .isZero();
        assertThat(ModelTime.micros(new VirtualTime(List.of(call("a", 200, 0L, 100, false)), true, Map.of(), Map.of())))
                .isZero();
    }

    @Test
    void aSlowAnswerHoldsUpWhatBeganAfterIt() {
        LlmCall slow = replayed("a", null, 1_100);

        assertThat(micros(List.of(slow, replayed("b", 150L, 50)), Map.of(0, new OfFault(0L, 1_100, 1_000)), Map.of()))
                .isEqualTo(1_150);
    }

    @Test
    void aSlowAnswerHidesWhatWentOnMeanwhile() {
        LlmCall slow = replayed("a", null, 1_100);

        assertThat(micros(
                        List.of(slow, replayed("b", 40L, 500), replayed("c", 60L, 2_000)),
                        Map.of(0, new OfFault(0L, 1_100, 1_000)),
                        Map.of()))
                .as("from 0 to 2060")
                .isEqualTo(2_060);
    }

    @Test
    void severalSlowAnswersHoldUpOneAnother() {
        assertThat(micros(
                        List.of(replayed("a", null, 1_100), replayed("b", null, 1_050), replayed("c", 300L, 10)),
                        Map.of(0, new OfFault(0L, 1_100, 1_000), 1, new OfFault(150L, 1_050, 1_000)),
                        Map.of()))
                .isEqualTo(2_160);
    }

    @Test
    void aSlowAnswerWhoseRecordingIsReplayedTooCountsBesideIt() {
        assertThat(micros(
                        List.of(replayed("a", null, 1_100), replayed("a", 0L, 100)),
                        Map.of(0, new OfFault(0L, 1_100, 1_000)),
                        Map.of()))
                .isEqualTo(1_200);
    }

    @Test
    void aSlowAnswerThatNobodyRecordedCountsAsItIs() {
        VirtualTime live = new VirtualTime(
                List.of(call("a", 200, null, 1_000, false), call("b", 200, 0L, 700, false)),
                true,
                Map.of(0, new OfFault(null, 1_000, 1_000)),
                Map.of());

        assertThat(ModelTime.micros(live)).isEqualTo(1_000);
    }

    @Test
    void aFaultByTheClockAddsNothing() {
        assertThat(micros(
                        List.of(failed("a", null, 5_000), replayed("a", 0L, 100)),
                        Map.of(0, OfFault.BY_THE_CLOCK),
                        Map.of()))
                .isEqualTo(100);
    }

    @Test
    void anAnswerThatBrokeOffCountsAheadOfTheNextTry() {
        assertThat(micros(
                        List.of(failed("a", null, 60), replayed("a", 0L, 100), replayed("b", 20L, 90)),
                        Map.of(0, new OfFault(0L, 60, 0)),
                        Map.of()))
                .as("b went on meanwhile")
                .isEqualTo(160);
    }

    @Test
    void aWaitAfterAFaultCountsOnce() {
        assertThat(micros(
                        List.of(failed("a", null, 0), failed("a", null, 0), replayed("a", 0L, 100)),
                        Map.of(0, AT_ONCE, 1, AT_ONCE),
                        Map.of(1, 1_000L, 2, 2_000L)))
                .isEqualTo(3_100);
    }

    @Test
    void aWaitThatNoCallFollowedCounts() {
        assertThat(micros(List.of(failed("a", null, 0)), Map.of(0, AT_ONCE), Map.of(1, 1_000L)))
                .isEqualTo(1_000);
        assertThat(micros(List.of(), Map.of(), Map.of(0, 7L))).isEqualTo(7);
    }

    @Test
    void aWaitThatIsWithinTheRecordingCountsOnce() {
        List<LlmCall> calls = List.of(failed("a", 0L, 10), replayed("a", 60L, 100));

        assertThat(micros(calls, Map.of(), Map.of(1, 45L))).isEqualTo(160);
        assertThat(micros(calls, Map.of(), Map.of(1, 80L)))
                .as("30 longer than in the recording")
                .isEqualTo(190);
    }

    @Test
    void aWaitAheadOfACallByTheClockCounts() {
        List<LlmCall> calls = List.of(call("a", 429, null, 0, false), call("a", 200, 0L, 100, false));

        assertThat(ModelTime.micros(new VirtualTime(calls, true, Map.of(0, AT_ONCE), Map.of(1, 1_000L))))
                .isEqualTo(1_000);
        assertThat(ModelTime.micros(
                        new VirtualTime(List.of(replayed("a", 0L, 100)), false, Map.of(), Map.of(0, 1_000L))))
                .isEqualTo(1_000);
    }

    /** Whoever does one thing after the other waits for the sum of all, whatever the recording and the faults were. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void ofCallsOneAfterTheOtherEachPartCountsOnce(long seed) {
        Random random = new Random(seed);
        int count = 2 + random.nextInt(20);
        LlmCall[] calls = new LlmCall[count];
        Map<Integer, OfFault> faulted = new HashMap<>();
        Map<Integer, Long> waits = new HashMap<>();
        long clock = 0;
        long expected = 0;
        for (int place = 0; place < count; place++) {
            clock += 1 + random.nextInt(50);
            long total = random.nextInt(100);
            long added = random.nextBoolean() ? random.nextInt(1_000) : 0;
            long waited = random.nextBoolean() ? random.nextInt(500) : 0;
            calls[place] = replayed("q" + place, added > 0 ? null : (Long) clock, total + added);
            if (added > 0) {
                faulted.put(place, new OfFault(clock, total + added, added));
            }
            waits.put(place, waited);
            expected += total + added + waited;
            clock += total;
        }

        assertThat(micros(List.of(calls), faulted, waits)).isEqualTo(expected);
    }

    /** However the calls overlapped, the time is between that of the longest and that of all. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void overlapsNeverTakeLongerThanOneAfterTheOther(long seed) {
        Random random = new Random(seed);
        LlmCall[] calls = new LlmCall[30];
        Map<Integer, OfFault> faulted = new HashMap<>();
        for (int place = 0; place < calls.length; place++) {
            long start = random.nextInt(1_000);
            long total = 1 + random.nextInt(100);
            long added = random.nextInt(4) == 0 ? 1 + random.nextInt(500) : 0;
            calls[place] = replayed("q" + place, added > 0 ? null : (Long) start, total + added);
            if (added > 0) {
                faulted.put(place, new OfFault(start, total + added, added));
            }
        }
        LongStream all = Arrays.stream(calls).mapToLong(call -> call.timing().totalMicros());
        long longest = Arrays.stream(calls)
                .mapToLong(call -> call.timing().totalMicros())
                .max()
                .orElseThrow();

        assertThat(micros(List.of(calls), faulted, Map.of())).isBetween(longest, all.sum());
    }
}

package io.github.junitllm.call;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What the application, or the library it calls with, did to get one answer: a call and its retries.
 *
 * <p>A retry asks the same (method, path, and the JSON of the body by value) as a call that failed before it, and began after
 * that one had failed: two equal requests in flight at once are two calls. A call failed that ended in an error, or whose
 * answer of status 200 no client can read, its protocol being known: that is empty, no JSON, breaks off or is broken within,
 * or is a stream that ends without saying so. Where nobody knows when calls began, as in fixtures of schema 2, they are taken
 * to have followed each other.
 *
 * <p>A call that was answered readably is not retried, whoever asks the same again: neither by samples that are drawn of one
 * question on purpose, as for self-consistency, nor where the application did not like the answer, be it a refusal or a text
 * without a word. Of several equal questions each failed one is followed by the next; whether that was the client or a
 * further sample, nobody can tell from outside. What the gateway tried again itself while it recorded is not among the calls; a recording has failed calls only where
 * {@code @LlmFixtures(errors = true)} keeps them.
 *
 * @param attempts the first call and its retries, in the order they began; never empty
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Attempts(List<LlmCall> attempts) {

    public Attempts {
        attempts = List.copyOf(attempts);
        if (attempts.isEmpty()) {
            throw new IllegalArgumentException("there are no attempts without a call");
        }
    }

    /**
     * Groups the calls of one sample.
     *
     * @param calls in the order they began
     * @return in the order the first of each began
     */
    public static List<Attempts> of(List<LlmCall> calls) {
        List<List<LlmCall>> groups = new ArrayList<>();
        Map<Question, List<List<LlmCall>>> asked = new HashMap<>();
        for (LlmCall call : calls) {
            List<List<LlmCall>> waiting = asked.computeIfAbsent(Question.of(call), unseen -> new ArrayList<>(1));
            List<LlmCall> group = retried(waiting, call);
            if (group == null) {
                group = new ArrayList<>(1);
                groups.add(group);
            }
            group.add(call);
            waiting.add(group);
        }
        return groups.stream().map(Attempts::new).toList();
    }

    /** Takes what a call continues: what has waited longest of all that had failed when it began. */
    private static @Nullable List<LlmCall> retried(List<List<LlmCall>> waiting, LlmCall call) {
        // Only now, since few questions are asked twice, and to see whether an answer can be read takes reading it.
        waiting.removeIf(group -> !isFailure(group.get(group.size() - 1)));
        for (int i = 0; i < waiting.size(); i++) {
            LlmCall before = waiting.get(i).get(waiting.get(i).size() - 1);
            Long pause = pauseMicros(before, failedMicros(before), call);
            if (pause == null || pause >= 0) {
                return waiting.remove(i);
            }
        }
        return null;
    }

    private static boolean isFailure(LlmCall call) {
        return call.failed() || UnreadableAnswer.is(call);
    }

    /** Returns when the client knew: an error is told by the head, and not every client waits for its body. */
    private static long failedMicros(LlmCall call) {
        CallTiming timing = call.timing();
        if (timing == null) {
            return 0;
        } else if (call.status() >= 400) {
            return timing.headMicros();
        }
        List<Long> events = timing.eventMicros();
        return events.isEmpty() ? timing.firstByteMicros() : events.get(events.size() - 1);
    }

    /** Returns the time from a moment of one call to the start of the next; null where they cannot be compared. */
    private static @Nullable Long pauseMicros(LlmCall before, long moment, LlmCall next) {
        Long from = start(before);
        Long to = start(next);
        // What was replayed began by the clock of its recording.
        return from == null || to == null || before.replayed() != next.replayed() ? null : to - from - moment;
    }

    private static @Nullable Long pauseMicros(LlmCall before, LlmCall next) {
        BackOff measured = next.timing() == null ? null : next.timing().backOff();
        if (measured != null) {
            return measured.micros();
        }
        CallTiming timing = before.timing();
        return timing == null ? null : pauseMicros(before, timing.totalMicros(), next);
    }

    private static @Nullable Long start(LlmCall call) {
        return call.timing() == null ? null : call.timing().startMicros();
    }

    /** Returns the HTTP status of each attempt; 0 for one that had no answer. */
    public List<Integer> statuses() {
        return attempts.stream().map(LlmCall::status).toList();
    }

    /** Returns how many attempts followed the first. */
    public int retries() {
        return attempts.size() - 1;
    }

    /**
     * Returns how long the application waited between its attempts, together: from the end of each to the start of the next.
     * Zero without retries; {@code null} where it is not known when they began. On replay it is the recorded time, not that of
     * the replay, which has nobody wait; but after a fault it is what was {@linkplain BackOff measured} in this run.
     */
    public @Nullable Duration backOff() {
        long micros = 0;
        for (int i = 1; i < attempts.size(); i++) {
            Long pause = pauseMicros(attempts.get(i - 1), attempts.get(i));
            if (pause == null) {
                return null;
            }
            micros += Math.max(0, pause);
        }
        return Duration.of(micros, ChronoUnit.MICROS);
    }

    /** Returns the attempt that counts: the one after which the application did not try again. */
    public LlmCall last() {
        return attempts.get(attempts.size() - 1);
    }
}

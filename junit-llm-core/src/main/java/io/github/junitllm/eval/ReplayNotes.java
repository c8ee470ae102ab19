package io.github.junitllm.eval;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.fixture.OtherModel;
import io.github.junitllm.fixture.RecordedCall;
import io.github.junitllm.verdict.SampleVerdict;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the verdict of a method notes about the recordings its samples were replayed. Not thread-safe. */
final class ReplayNotes {

    private final @Nullable Duration maxAge;
    private boolean shared;
    private long unused;
    private @Nullable RecordedCall firstUnused;
    private long old;
    private @Nullable Instant oldest;
    private long ofOtherModel;
    private @Nullable String firstOfOtherModel;

    /**
     * Starts with nothing to note.
     *
     * @param maxAge from which on a recording is old, or null if none is
     */
    ReplayNotes(@Nullable Duration maxAge) {
        this.maxAge = maxAge;
    }

    void add(FinishedSample sample) {
        shared |= sample.answer() != null
                && !sample.answer().recordedCalls().isEmpty()
                && sample.scope().calls().isEmpty();
        SampleVerdict verdict = sample.outcome().verdict();
        // What broke or was skipped may have ended before its last call.
        boolean ended = verdict == SampleVerdict.PASS || verdict == SampleVerdict.FAIL;
        // Under a fault, an application may rightly not come to all it asks without.
        if (ended && !sample.faults().plan().isPlanned()) {
            List<RecordedCall> left = sample.scope().unused();
            unused += left.size();
            firstUnused = firstUnused != null || left.isEmpty() ? firstUnused : left.get(0);
        }
        Instant from = maxAge == null ? null : sample.scope().replayedFrom();
        if (from != null && maxAge != null && from.isBefore(Instant.now().minus(maxAge))) {
            old++;
            oldest = oldest == null || from.isBefore(oldest) ? from : oldest;
        }
        for (LlmCall call : sample.scope().calls()) {
            OtherModel other = call.replayed() ? OtherModel.in(call) : null;
            if (other != null) {
                ofOtherModel++;
                firstOfOtherModel =
                        firstOfOtherModel == null ? "case " + sample.scope().name() + ", " + other : firstOfOtherModel;
            }
        }
    }

    List<String> all() {
        List<String> notes = new ArrayList<>();
        if (shared) {
            notes.add(
                    "The answers were made for another eval of the shared task; their calls and tokens are counted there.");
        }
        if (firstUnused != null) {
            notes.add((unused == 1 ? "1 recorded call was" : unused + " recorded calls were")
                    + " not made any more, first: " + firstUnused + ". Recording these cases again drops "
                    + (unused == 1 ? "it." : "them."));
        }
        if (oldest != null && maxAge != null) {
            notes.add((old == 1 ? "1 sample was" : old + " samples were") + " replayed from recordings older than "
                    + maxAge.toDays() + " days, the oldest of "
                    + oldest.atOffset(ZoneOffset.UTC).toLocalDate() + ". Record them again with"
                    + " -Djunit.llm.mode=record to see whether the model still answers so.");
        }
        if (firstOfOtherModel != null) {
            notes.add((ofOtherModel == 1 ? "1 replayed answer is" : ofOtherModel + " replayed answers are")
                    + " of another model than was asked for, first: " + firstOfOtherModel + ". Record "
                    + (ofOtherModel == 1 ? "it" : "them")
                    + " again with -Djunit.llm.mode=record, or ask for the model that answers.");
        }
        return notes;
    }
}

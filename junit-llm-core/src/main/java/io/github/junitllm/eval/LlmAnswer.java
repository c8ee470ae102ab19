package io.github.junitllm.eval;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.VirtualTime;
import io.github.junitllm.fault.FaultReport;
import io.github.junitllm.json.JsonBinding;
import java.time.Duration;
import java.util.List;
import org.apiguardian.api.API;

/**
 * What the {@link LlmTask} returned for one sample, with the model calls that it made on the way.
 *
 * <p>Immutable apart from the note whether it was looked at: an eval in which no check ever reads an answer is not
 * green.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class LlmAnswer {

    private final Object value;
    private final VirtualTime time;
    private final List<String> problems;
    private final Duration duration;
    private final FaultReport faults;
    private volatile boolean read;

    LlmAnswer(Object value, VirtualTime time, List<String> problems, Duration duration, FaultReport faults) {
        this.value = value;
        this.time = time;
        this.problems = List.copyOf(problems);
        this.duration = duration;
        this.faults = faults;
    }

    /** Returns the answer as text: itself if the task returned text, else its JSON. */
    public String text() {
        read = true;
        return toString();
    }

    /** Returns what the task returned, never null: a task that returns null is an ERROR. */
    public Object value() {
        read = true;
        return value;
    }

    /**
     * Returns what the task returned as the given type; text is read as JSON unless text is asked for.
     *
     * @throws AssertionError if the answer is not of that type: a model that answers in the wrong shape has failed
     */
    public <T> T as(Class<T> type) {
        Object answer = value();
        if (type.isInstance(answer)) {
            return type.cast(answer);
        }
        if (answer instanceof CharSequence text) {
            try {
                return JsonBinding.read(text.toString(), type);
            } catch (IllegalArgumentException e) {
                throw new AssertionError("the answer is not a " + type.getSimpleName() + ": " + e.getMessage(), e);
            }
        }
        throw new AssertionError(
                "the answer is a " + answer.getClass().getSimpleName() + ", not a " + type.getSimpleName());
    }

    /** Returns the model calls made through the gateway, in the order in which they began. */
    public List<LlmCall> calls() {
        read = true;
        return time.calls();
    }

    /** Returns how long the task took by the clock; on replay that is not the time the model took. */
    public Duration duration() {
        read = true;
        return duration;
    }

    /** Returns what was planned to go wrong with the model calls, see {@link LlmFault}, and what did. */
    public FaultReport faults() {
        read = true;
        return faults;
    }

    /** Tells whether a check looked at this answer. */
    boolean wasRead() {
        return read;
    }

    // For the framework's own books: these do not count as looking at the answer.

    List<LlmCall> recordedCalls() {
        return time.calls();
    }

    /** Returns what of the task's time passed without the clock. */
    VirtualTime virtualTime() {
        return time;
    }

    FaultReport reportedFaults() {
        return faults;
    }

    List<String> problems() {
        return problems;
    }

    Duration taskTime() {
        return duration;
    }

    /** Returns the answer as text; shown in messages, and not counted as looking at it. */
    @Override
    public String toString() {
        return value instanceof CharSequence text ? text.toString() : JsonBinding.write(value);
    }
}

package io.github.junitllm.eval;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.json.JsonBinding;
import java.time.Duration;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What the {@link LlmTask} returned for one sample, with the model calls that it made on the way.
 *
 * <p>Immutable apart from the note whether it was looked at: an eval in which no check ever reads an answer is not
 * green.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class LlmAnswer {

    private final @Nullable Object value;
    private final List<LlmCall> calls;
    private final Duration duration;
    private volatile boolean read;

    LlmAnswer(@Nullable Object value, List<LlmCall> calls, Duration duration) {
        this.value = value;
        this.calls = List.copyOf(calls);
        this.duration = duration;
    }

    /**
     * Returns the answer as text: itself if the task returned text, else its JSON.
     *
     * @throws IllegalStateException if the task returned null
     */
    public String text() {
        Object answer = value();
        return answer instanceof CharSequence text ? text.toString() : JsonBinding.write(answer);
    }

    /**
     * Returns what the task returned.
     *
     * @throws IllegalStateException if that was null
     */
    public Object value() {
        read = true;
        if (value == null) {
            throw new IllegalStateException("the task returned null: there is no answer to check");
        }
        return value;
    }

    /**
     * Returns what the task returned as the given type; text is read as JSON unless text is asked for.
     *
     * @throws IllegalStateException if the answer is null
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
        throw new AssertionError("the answer is a " + answer.getClass().getSimpleName() + ", not a "
                + type.getSimpleName());
    }

    /** Returns the model calls made through the gateway, in the order in which they began. */
    public List<LlmCall> calls() {
        read = true;
        return calls;
    }

    /** Returns how long the task took by the clock; on replay that is not the time the model took. */
    public Duration duration() {
        read = true;
        return duration;
    }

    /** Tells whether a check looked at this answer. */
    boolean wasRead() {
        return read;
    }

    /** Returns the calls for the framework's own books, which do not count as looking at the answer. */
    List<LlmCall> recordedCalls() {
        return calls;
    }

    @Nullable Object rawValue() {
        return value;
    }

    @Override
    public String toString() {
        return value == null ? "(no answer)" : text();
    }
}

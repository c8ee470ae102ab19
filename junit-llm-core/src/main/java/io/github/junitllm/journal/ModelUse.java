package io.github.junitllm.journal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Counts the model calls of one sample. A call counts on the sample that caused it: a sample that is checked on an
 * answer another one already paid for has {@link #NONE}.
 *
 * @param calls number of model calls, replayed ones included
 * @param replayed how many of them were answered from a fixture
 * @param unmetered how many of them reported no token usage, or not all of it, so that the token counts are lower bounds
 * @param inputTokens sum over the calls that reported it; null when none did
 * @param outputTokens sum over the calls that reported it; null when none did
 * @param bill what they cost; null where there is no table of prices, or no call
 * @param models ids of the models that answered, distinct, in order of first use
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ModelUse(
        long calls,
        long replayed,
        long unmetered,
        @Nullable Long inputTokens,
        @Nullable Long outputTokens,
        @Nullable Bill bill,
        List<String> models) {

    /** No model was called. */
    public static final ModelUse NONE = new ModelUse(0, 0, 0, null, null, null, List.of());

    public ModelUse {
        models = List.copyOf(models);
    }

    /** Returns the sum of both. A token count that only one of them has is that one's. */
    public ModelUse plus(ModelUse other) {
        Set<String> both = new LinkedHashSet<>(models);
        both.addAll(other.models);
        return new ModelUse(
                calls + other.calls,
                replayed + other.replayed,
                unmetered + other.unmetered,
                sum(inputTokens, other.inputTokens),
                sum(outputTokens, other.outputTokens),
                Bill.sum(bill, other.bill),
                both.size() == models.size() ? models : List.copyOf(both));
    }

    private static @Nullable Long sum(@Nullable Long one, @Nullable Long other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one + other;
    }
}

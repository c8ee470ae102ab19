package io.github.junitllm.journal;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Counts the model calls of one sample. A call counts on the sample that caused it: a sample that is checked on an
 * answer another one already paid for has {@link #NONE}.
 *
 * @param calls number of model calls, replayed ones included
 * @param replayed how many of them were answered from a fixture
 * @param unmetered how many of them reported no token usage, so that the token counts are lower bounds
 * @param inputTokens sum over the calls that reported it; null when none did
 * @param outputTokens sum over the calls that reported it; null when none did
 * @param models ids of the models that answered, distinct, in order of first use
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ModelUse(
        int calls,
        int replayed,
        int unmetered,
        @Nullable Long inputTokens,
        @Nullable Long outputTokens,
        List<String> models) {

    /** No model was called. */
    public static final ModelUse NONE = new ModelUse(0, 0, 0, null, null, List.of());

    public ModelUse {
        models = List.copyOf(models);
    }
}

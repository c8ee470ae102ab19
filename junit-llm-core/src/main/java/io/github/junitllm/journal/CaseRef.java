package io.github.junitllm.journal;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Names the golden case of a sample.
 *
 * @param id the case's id, unique in its golden set
 * @param source {@code file:line} of the golden row; null when the case has none (a factory method)
 * @param tags the case's tags, in the row's order
 * @param weight what the case counts in the rate, above 0
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record CaseRef(String id, @Nullable String source, Set<String> tags, double weight) {

    public CaseRef {
        requireNonNull(id, "id");
        tags = Collections.unmodifiableSet(new LinkedHashSet<>(tags));
    }
}

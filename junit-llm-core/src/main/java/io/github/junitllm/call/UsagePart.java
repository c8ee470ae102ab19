package io.github.junitllm.call;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import org.apiguardian.api.API;

/**
 * What a provider counts apart, since it may have a price of its own.
 *
 * @param side what it is a part of
 * @param kind what the provider calls it: {@code audio}, {@code image} and the like, {@code 1h} for input that is kept for an
 *     hour; of what is besides the tokens, the name that it has in the usage, such as
 *     {@code server_tool_use.web_search_requests}
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record UsagePart(Side side, String kind) implements Comparable<UsagePart> {

    /** Tokens that say nothing else are of text. */
    public static final String TEXT = "text";

    private static final Comparator<UsagePart> ORDER =
            Comparator.comparing(UsagePart::side).thenComparing(UsagePart::kind);

    public UsagePart {
        requireNonNull(side, "side");
        requireNonNull(kind, "kind");
    }

    /** Where parts are counted. */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public enum Side {
        /** Within the input, cached or not. */
        INPUT,
        /** Within the input that was read from the cache. */
        CACHED_INPUT,
        /** Within the input that was written to the cache. */
        CACHE_WRITE,
        /** Within the output. */
        OUTPUT,
        /** Neither input nor output tokens, as far as anybody knows. */
        BESIDES
    }

    @Override
    public int compareTo(UsagePart other) {
        return ORDER.compare(this, other);
    }
}

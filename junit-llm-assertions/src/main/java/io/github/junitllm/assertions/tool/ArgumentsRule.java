package io.github.junitllm.assertions.tool;

import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What the arguments of a call must be. Pure and thread-safe. {@link ExpectedCall} has the usual ones; others may be
 * written.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface ArgumentsRule {

    /** Returns what the arguments must be, as it reads after "call refund": {@code with exactly {"order":42}}. */
    String description();

    /**
     * Returns the first thing that is wrong with arguments, as {@code order is 41, not 42}; empty if nothing is.
     *
     * @param arguments plain values, immutable in depth: maps, lists, strings, booleans, null, and numbers by value: a
     *     {@code Long} where the number is whole and of at most 18 digits ({@code 1.0} is {@code 1L}), else a
     *     {@code BigDecimal}
     */
    Optional<String> mismatch(Map<String, @Nullable Object> arguments);
}

package io.github.junitllm.assertions.structure;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value in a text.
 *
 * @param text the value as it is written
 * @param value the value: {@code Map}, {@code List}, {@code String}, {@code Boolean}, null, {@code Long} where a number is
 *     whole and of at most 18 digits, else {@code BigDecimal}; immutable
 * @param start where it begins in the text, in UTF-16
 * @param end where it ends in the text, in UTF-16
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FoundJson(String text, @Nullable Object value, int start, int end) {}

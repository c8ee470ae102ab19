package io.github.junitllm.assertions.answer;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A date that a text holds.
 *
 * @param text as it is written
 * @param start first UTF-16 index
 * @param end the index after its last
 * @param otherwise what it is in other countries, if that is not known to be wrong
 */
record WrittenDate(
        LocalDate date,
        String text,
        int start,
        int end,
        @Nullable LocalDate otherwise) {}

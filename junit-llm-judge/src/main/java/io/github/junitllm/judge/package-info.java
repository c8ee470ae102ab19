/**
 * Judges: models that grade, and what their verdicts are worth.
 */
@NullMarked
package io.github.junitllm.judge;

import org.jspecify.annotations.NullMarked;

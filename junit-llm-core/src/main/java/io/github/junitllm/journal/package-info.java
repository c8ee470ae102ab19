/**
 * The append-only record of a run and its readers.
 */
@NullMarked
package io.github.junitllm.journal;

import org.jspecify.annotations.NullMarked;

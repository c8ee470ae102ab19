/**
 * Golden sets: cases, the formats they are read from, filters and lint.
 */
@NullMarked
package io.github.junitllm.golden;

import org.jspecify.annotations.NullMarked;

/**
 * Intervals, tests, sequential rules and reducers: pure functions of counts.
 */
@NullMarked
package io.github.junitllm.stats;

import org.jspecify.annotations.NullMarked;

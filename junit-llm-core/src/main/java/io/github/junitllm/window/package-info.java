/**
 * Runs work ahead of its consumer: in order, bounded, timed and rate limited. Knows nothing of JUnit.
 */
@NullMarked
package io.github.junitllm.window;

import org.jspecify.annotations.NullMarked;

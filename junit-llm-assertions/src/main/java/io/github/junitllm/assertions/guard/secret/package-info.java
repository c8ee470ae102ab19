/**
 * Secrets in texts: the rules that keep them out of fixtures, and some that only a check can afford.
 */
@NullMarked
package io.github.junitllm.assertions.guard.secret;

import org.jspecify.annotations.NullMarked;

/** Estimates of tokens, for calls of which the provider reports no usage. */
@NullMarked
package io.github.junitllm.tokens;

import org.jspecify.annotations.NullMarked;

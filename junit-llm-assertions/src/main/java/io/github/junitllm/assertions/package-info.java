/**
 * AssertJ entry points for what a model answers.
 */
@NullMarked
package io.github.junitllm.assertions;

import org.jspecify.annotations.NullMarked;

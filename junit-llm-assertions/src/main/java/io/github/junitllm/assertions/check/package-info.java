/**
 * Checks as values: what is asked of a subject, whether it holds, how well, and why. Pure; knows neither AssertJ nor
 * JUnit.
 */
@NullMarked
package io.github.junitllm.assertions.check;

import org.jspecify.annotations.NullMarked;

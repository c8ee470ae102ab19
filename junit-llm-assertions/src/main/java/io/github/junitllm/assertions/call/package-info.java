/**
 * What a call of a model was like, by its recorded facts: how it ended, who answered, what it used and how long it took.
 * Pure; knows neither AssertJ nor JUnit.
 */
@NullMarked
package io.github.junitllm.assertions.call;

import org.jspecify.annotations.NullMarked;

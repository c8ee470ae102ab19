/**
 * What was said in a conversation of several turns, and by whom. Pure; knows neither AssertJ nor JUnit.
 */
@NullMarked
package io.github.junitllm.assertions.conversation;

import org.jspecify.annotations.NullMarked;

/**
 * Checks of a response as text: what it says, how long, in which language and script, and what it should not show. Pure.
 */
@NullMarked
package io.github.junitllm.assertions.text;

import org.jspecify.annotations.NullMarked;

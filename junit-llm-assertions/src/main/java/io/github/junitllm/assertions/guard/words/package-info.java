/**
 * Words that must not occur: topics, competitors, lists of a user's own; marks of jailbreaks.
 */
@NullMarked
package io.github.junitllm.assertions.guard.words;

import org.jspecify.annotations.NullMarked;

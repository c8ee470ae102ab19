/**
 * Prompt injection: texts that give orders to a model which are not theirs to give. Disguises are taken off first; then
 * weighted patterns of words, which stand in {@code rules.txt}, are added up.
 */
@NullMarked
package io.github.junitllm.assertions.guard.injection;

import org.jspecify.annotations.NullMarked;

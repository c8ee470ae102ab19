/**
 * The final answer of a response: where it stands, and whether it is the number, quantity, choice or date expected.
 */
@NullMarked
package io.github.junitllm.assertions.answer;

import org.jspecify.annotations.NullMarked;

/**
 * Output that does harm where it is shown, run or parsed without care.
 */
@NullMarked
package io.github.junitllm.assertions.guard.output;

import org.jspecify.annotations.NullMarked;

/**
 * Texts with their disguises taken off: look-alikes, invisible characters, encodings. Internal.
 */
@NullMarked
package io.github.junitllm.assertions.guard.unmask;

import org.jspecify.annotations.NullMarked;

/**
 * Keeps what the READMEs show and what is compiled and run the same.
 */
@NullMarked
package io.github.junitllm.samples.docs;

import org.jspecify.annotations.NullMarked;

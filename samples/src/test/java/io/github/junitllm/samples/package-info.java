/** What the evals of all samples share. */
@NullMarked
package io.github.junitllm.samples;

import org.jspecify.annotations.NullMarked;

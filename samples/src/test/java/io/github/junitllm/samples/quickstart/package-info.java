/** The quick start and the other examples of the project's README, as they compile and run. */
@NullMarked
package io.github.junitllm.samples.quickstart;

import org.jspecify.annotations.NullMarked;

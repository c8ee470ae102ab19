/** The quick start of the project's README, as it compiles and runs. */
@NullMarked
package io.github.junitllm.samples.quickstart;

import org.jspecify.annotations.NullMarked;

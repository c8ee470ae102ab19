/** Programs that call a model through the gateway, or through what it is compared with, and print what that took. */
@NullMarked
package io.github.junitllm.benchmarks.calls;

import org.jspecify.annotations.NullMarked;

/**
 * One model call as facts: wire protocols, usage and timings.
 */
@NullMarked
package io.github.junitllm.call;

import org.jspecify.annotations.NullMarked;

/**
 * Recorders for models of Spring AI that run in the process or cannot be pointed at a URL.
 */
@NullMarked
package io.github.junitllm.springai;

import org.jspecify.annotations.NullMarked;

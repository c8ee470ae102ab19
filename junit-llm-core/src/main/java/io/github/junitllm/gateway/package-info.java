/**
 * The loopback endpoint that the application's model client talks to.
 */
@NullMarked
package io.github.junitllm.gateway;

import org.jspecify.annotations.NullMarked;

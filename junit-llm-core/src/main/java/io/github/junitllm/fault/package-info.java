/**
 * What goes wrong with a provider, as bytes and times in its own wire format: no HTTP, no JUnit.
 */
@NullMarked
package io.github.junitllm.fault;

import org.jspecify.annotations.NullMarked;

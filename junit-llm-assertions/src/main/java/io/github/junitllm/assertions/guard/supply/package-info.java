/**
 * Packages a model speaks of that may not exist.
 */
@NullMarked
package io.github.junitllm.assertions.guard.supply;

import org.jspecify.annotations.NullMarked;

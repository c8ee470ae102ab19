/**
 * The orders a customer may ask about.
 */
@NullMarked
package io.github.junitllm.samples.support.orders;

import org.jspecify.annotations.NullMarked;

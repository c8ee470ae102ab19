/**
 * The support assistant of an online shop, as an application developer writes it: nothing here knows about tests or evals.
 */
@NullMarked
package io.github.junitllm.samples.support;

import org.jspecify.annotations.NullMarked;

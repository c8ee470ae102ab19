/**
 * What a model did with its tools: which it called, with what, in which order, and whether it was allowed to. Pure; knows
 * neither AssertJ nor JUnit.
 */
@NullMarked
package io.github.junitllm.assertions.tool;

import org.jspecify.annotations.NullMarked;

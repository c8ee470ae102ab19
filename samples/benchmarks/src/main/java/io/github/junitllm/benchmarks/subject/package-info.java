/**
 * What is measured: the same cases as an eval and as a plain parameterized test.
 */
@NullMarked
package io.github.junitllm.benchmarks.subject;

import org.jspecify.annotations.NullMarked;

/**
 * What JMH measured, read from its own result file, and how it is judged: pure functions of scores and their errors.
 */
@NullMarked
package io.github.junitllm.bench.result;

import org.jspecify.annotations.NullMarked;

/**
 * What checks and guardrails take: on an answer as models give them, and on a megabyte of what is meant to stop them.
 */
@NullMarked
package io.github.junitllm.benchmarks.checks;

import org.jspecify.annotations.NullMarked;

/**
 * Guardrails tested as classifiers: a labelled set goes through a guardrail, and the rates of its two sorts of errors are
 * gated.
 */
@NullMarked
package io.github.junitllm.assertions.guard.trial;

import org.jspecify.annotations.NullMarked;

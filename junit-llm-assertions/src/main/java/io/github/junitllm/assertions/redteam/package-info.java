/**
 * Attacks on an application, made of goals, templates and strategies without a model: the same ones in every run, each with
 * a check that decides without a judge whether it was resisted.
 */
@NullMarked
package io.github.junitllm.assertions.redteam;

import org.jspecify.annotations.NullMarked;

/**
 * What a sample, a case and a whole run amount to: verdicts, claims, gates and slices.
 */
@NullMarked
package io.github.junitllm.verdict;

import org.jspecify.annotations.NullMarked;

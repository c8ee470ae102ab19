/**
 * JSON as data: reading with positions and the canonical form that hashes and keys are made of.
 */
@NullMarked
package io.github.junitllm.json;

import org.jspecify.annotations.NullMarked;

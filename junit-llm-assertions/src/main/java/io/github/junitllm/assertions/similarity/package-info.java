/**
 * How alike two texts are, from 0 to 1: by edits, by shared words, by shared n-grams, by embeddings.
 */
@NullMarked
package io.github.junitllm.assertions.similarity;

import org.jspecify.annotations.NullMarked;

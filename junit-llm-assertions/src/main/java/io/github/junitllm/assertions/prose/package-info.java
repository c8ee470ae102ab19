/**
 * What a text is made of: words, sentences, paragraphs, its language, counts of them. Pure; below the packages that ask
 * something of a text.
 */
@NullMarked
package io.github.junitllm.assertions.prose;

import org.jspecify.annotations.NullMarked;

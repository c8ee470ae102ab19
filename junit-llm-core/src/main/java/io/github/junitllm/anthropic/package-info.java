/** What the official Java library of Anthropic returned, as calls. */
@NullMarked
package io.github.junitllm.anthropic;

import org.jspecify.annotations.NullMarked;

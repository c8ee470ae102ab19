/** What the official Java library of OpenAI returned, as calls. */
@NullMarked
package io.github.junitllm.openai;

import org.jspecify.annotations.NullMarked;

/**
 * Recorders for models of LangChain4j that run in the process or cannot be pointed at a URL.
 */
@NullMarked
package io.github.junitllm.langchain4j;

import org.jspecify.annotations.NullMarked;

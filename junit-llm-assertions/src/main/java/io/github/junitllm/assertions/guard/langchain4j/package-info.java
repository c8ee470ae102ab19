/**
 * Guardrails of LangChain4j as ours, and ours as LangChain4j's: what is tested is what runs in production. The only room of
 * guardrails that knows that library.
 */
@NullMarked
package io.github.junitllm.assertions.guard.langchain4j;

import org.jspecify.annotations.NullMarked;

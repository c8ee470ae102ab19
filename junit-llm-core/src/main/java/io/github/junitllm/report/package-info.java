/**
 * What a person or a CI product reads after a run: console, Markdown, JSON.
 */
@NullMarked
package io.github.junitllm.report;

import org.jspecify.annotations.NullMarked;

/**
 * Structure of what a model writes: JSON, XML, YAML, CSV, Markdown, HTML, SQL and Java source.
 */
@NullMarked
package io.github.junitllm.assertions.structure;

import org.jspecify.annotations.NullMarked;

/** What was traced of a sample: spans as plain facts, however they were collected, and how a trace is continued. */
@NullMarked
package io.github.junitllm.trace;

import org.jspecify.annotations.NullMarked;

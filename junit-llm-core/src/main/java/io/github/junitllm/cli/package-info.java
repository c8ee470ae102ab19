/** The command line: what a build does without, for applications and people outside of it. */
@NullMarked
package io.github.junitllm.cli;

import org.jspecify.annotations.NullMarked;

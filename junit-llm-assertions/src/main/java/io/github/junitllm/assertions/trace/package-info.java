/** Checks of what an application did, as its own spans tell it: tools, retrievals and model calls, their order and time. */
@NullMarked
package io.github.junitllm.assertions.trace;

import org.jspecify.annotations.NullMarked;

/** Attacks declared on tests. */
@NullMarked
package io.github.junitllm.assertions.redteam.declared;

import org.jspecify.annotations.NullMarked;

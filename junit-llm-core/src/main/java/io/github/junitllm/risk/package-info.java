/** The risks of an application with a model, by the names of the field's own list. */
@NullMarked
package io.github.junitllm.risk;

import org.jspecify.annotations.NullMarked;

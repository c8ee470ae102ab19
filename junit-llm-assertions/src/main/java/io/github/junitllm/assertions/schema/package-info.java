/** JSON Schema for the subjects that need it: read once, with every mistake told, never fetched. Pure. */
@NullMarked
package io.github.junitllm.assertions.schema;

import org.jspecify.annotations.NullMarked;

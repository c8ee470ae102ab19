/** What calls of a model cost: exact amounts by a table of prices that its user owns. */
@NullMarked
package io.github.junitllm.cost;

import org.jspecify.annotations.NullMarked;

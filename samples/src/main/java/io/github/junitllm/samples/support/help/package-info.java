/**
 * The help articles of the shop and the search over them.
 */
@NullMarked
package io.github.junitllm.samples.support.help;

import org.jspecify.annotations.NullMarked;

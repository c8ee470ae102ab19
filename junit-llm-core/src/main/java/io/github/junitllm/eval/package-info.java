/**
 * The annotations, the extension behind them and the parameters of an eval: the only room that knows Jupiter.
 */
@NullMarked
package io.github.junitllm.eval;

import org.jspecify.annotations.NullMarked;

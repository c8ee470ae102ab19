/**
 * Fresh JVMs: started one after the other, run in turns, compared.
 */
@NullMarked
package io.github.junitllm.benchmarks.process;

import org.jspecify.annotations.NullMarked;

/** What a run may spend on model calls at most: reserved before each call, in a ledger that all JVMs of the run share. */
@NullMarked
package io.github.junitllm.spend;

import org.jspecify.annotations.NullMarked;

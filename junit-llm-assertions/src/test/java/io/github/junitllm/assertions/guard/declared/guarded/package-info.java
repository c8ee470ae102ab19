/** A package all of whose evals are guarded. */
@Guard(value = Guards.PersonalData.class, on = Traffic.RESPONSE)
@NullMarked
package io.github.junitllm.assertions.guard.declared.guarded;

import io.github.junitllm.assertions.guard.call.Traffic;
import io.github.junitllm.assertions.guard.declared.Guard;
import io.github.junitllm.assertions.guard.declared.Guards;
import org.jspecify.annotations.NullMarked;

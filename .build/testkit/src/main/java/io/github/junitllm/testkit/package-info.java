/**
 * What the tests of several modules stand on: real runs of evals, stand-in providers, public data beside the checkout,
 * libraries that are missing, rules of architecture. It knows nothing of the modules it tests.
 */
@NullMarked
package io.github.junitllm.testkit;

import org.jspecify.annotations.NullMarked;

/**
 * A scripted server that stands in for a model, so that fixtures can be recorded without a key. Not a model.
 */
package io.github.junitllm.samples.standin;

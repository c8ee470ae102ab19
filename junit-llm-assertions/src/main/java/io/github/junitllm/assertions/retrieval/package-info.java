/**
 * What was retrieved and what was made of it: rank metrics as trec_eval defines them, citations, quotes, and numbers and
 * names that no document holds. Pure; knows neither AssertJ nor JUnit.
 */
@NullMarked
package io.github.junitllm.assertions.retrieval;

import org.jspecify.annotations.NullMarked;

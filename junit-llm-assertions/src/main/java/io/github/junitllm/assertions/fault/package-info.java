/**
 * What an application made of calls that failed: how often and how soon it tried again, when it gave up, and what its user
 * saw of it. Pure; knows neither AssertJ nor JUnit.
 */
@NullMarked
package io.github.junitllm.assertions.fault;

import org.jspecify.annotations.NullMarked;

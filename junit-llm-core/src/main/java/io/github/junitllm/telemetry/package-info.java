/**
 * Traces, metrics and logs of evals, and the application's own spans: OpenTelemetry, its protocol, and SLF4J, each where its
 * library is on the class path.
 */
@NullMarked
package io.github.junitllm.telemetry;

import org.jspecify.annotations.NullMarked;

package io.github.junitllm.telemetry;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Marks what the evals of a test class use for their traces: a field, or a method without parameters, of the class, of a
 * class it extends, an interface it implements, or a class around it, that gives
 *
 * <ul>
 *   <li>an {@code OpenTelemetry}: the evals' spans and metrics are exported through it. Of several, the
 *       nearest counts. Without one that is {@code GlobalOpenTelemetry}, if it is set when the eval begins; its API must
 *       be 1.57 or newer for that, before which nobody can ask whether it is set, and 1.50 or newer for all else;
 *   <li>an {@link OtlpReceiver}: where an application in another process sends its spans.
 * </ul>
 *
 * <p>It is read when an eval begins, after {@code @BeforeAll}. Unless JUnit makes one instance of the class
 * ({@code @TestInstance(PER_CLASS)}, as for a bean of Spring's), it must be static.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD})
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface LlmTelemetry {}

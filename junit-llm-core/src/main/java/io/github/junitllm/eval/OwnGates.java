package io.github.junitllm.eval;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Says of an annotation that carries {@link LlmEval} that its evals have gates on the method alone: what a class or one
 * around it declares, such as a {@link PassRate}, is meant for evals of the usual kind, and is no answer to how many attacks
 * may succeed. On the method itself every gate holds.
 */
@Documented
@Target(ElementType.ANNOTATION_TYPE)
@Retention(RetentionPolicy.RUNTIME)
@API(status = API.Status.INTERNAL, since = "0.1")
public @interface OwnGates {}

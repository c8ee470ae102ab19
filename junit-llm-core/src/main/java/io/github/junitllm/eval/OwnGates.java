package io.github.junitllm.eval;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Says of an annotation that carries {@link LlmEval} that its evals have gates of their own kind: a {@link PassRate} of a
 * class or one around it is meant for evals of the usual kind, and is no answer to how many attacks may succeed. On the
 * method itself every gate holds; on classes those that an {@link EvalContributor} declares for such an eval.
 */
@Documented
@Target(ElementType.ANNOTATION_TYPE)
@Retention(RetentionPolicy.RUNTIME)
@API(status = API.Status.INTERNAL, since = "0.1")
public @interface OwnGates {}

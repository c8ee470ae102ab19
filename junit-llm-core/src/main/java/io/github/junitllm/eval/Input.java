package io.github.junitllm.eval;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Supplies a parameter of an {@link LlmEval} or {@link LlmTask} method with the case's input, bound to the parameter's
 * type: {@code String}, a record or any other type that JSON binds to, or {@code Message[]} for a conversation.
 */
@Documented
@Target({ElementType.PARAMETER, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface Input {}

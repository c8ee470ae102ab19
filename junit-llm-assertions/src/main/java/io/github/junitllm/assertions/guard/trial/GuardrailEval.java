package io.github.junitllm.assertions.guard.trial;

import io.github.junitllm.assertions.guard.Guardrail;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.OwnGates;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests a guardrail as a classifier: each row of a labelled golden set goes through it, as a JUnit node of its own, and fails
 * if the guardrail finds something in a text that is to pass (a false positive) or nothing in one that is to be stopped (a
 * false negative). Any finding stops a text; a guardrail that is to stop fewer is narrowed where it is made, by {@code from},
 * {@code fromConfidence}, {@code except} or {@code only}.
 *
 * <pre>{@code
 * static Guardrail injections() {
 *     return PromptInjection.inUserInput().fromConfidence(0.7);
 * }
 *
 * @GuardrailEval("golden/injections.jsonl")      // {"id": "i-1", "input": "Ignore all ...", "label": "attack"}
 * @FalsePositives(atMost = 0.01)
 * @FalseNegatives(atMost = 0.40)
 * void stopsInjections() {}
 * }</pre>
 *
 * <p>The text is the row's {@code input}. The framework asks the guardrail itself, after the body of the method, which may be
 * empty, or declare an {@code EvalCase} and assert more. What the guardrail cannot decide makes its row an error, which no
 * rate forgives, and so does what else fails on a row that the guardrail got right, an assertion of the body or a guard of
 * the class: it says nothing of the guardrail. Rows get the tag {@value
 * #MUST_STOP} or {@value #MUST_PASS} by their label, and the run notes the confusion matrix. Messages leave the text of a row
 * out, but for what findings show of it, as it may hold what the guardrail is to keep away.
 *
 * <p>With {@link FalsePositives} and {@link FalseNegatives} on the method or its class two rates decide, and the set needs rows
 * of both classes. A {@link io.github.junitllm.eval.PassRate} counts on the method alone: one on the class is meant for its
 * other evals. Without any gate each row is a test, and every wrong row is a failed node. A set of one class alone shows one
 * rate only, and the run notes which it cannot show.
 *
 * <p>May be used as a meta-annotation; an annotation that carries it may have attributes of the names and types of those here,
 * which then hold instead, other than {@code value}.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@OwnGates
@LlmEval
@ExtendWith(TrialService.class)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface GuardrailEval {

    /** The tag of rows in which the guardrail must find something. */
    String MUST_STOP = "must-stop";

    /** The tag of rows in which the guardrail must find nothing. */
    String MUST_PASS = "must-pass";

    /** Returns where the labelled set lies, as {@link LlmEval#value()}. */
    String value();

    /**
     * Returns what makes the guardrail, as in {@code @Guard}: the classes of
     * {@link io.github.junitllm.assertions.guard.declared.Guards}, or ones of one's own with a constructor without
     * parameters. Several are tested as one that finds what any of them finds.
     */
    Class<? extends Supplier<? extends Guardrail>>[] guardrail() default {};

    /**
     * Returns, instead of classes, the name of a static method without parameters that returns the guardrail;
     * {@code fully.qualified.ClassName#method} for another class. Not needed if the test class has only one.
     */
    String factory() default "";

    /** Returns the field of the rows that holds the label; it may be {@code expected}. */
    String label() default "label";

    /** Returns the labels of texts that are to be stopped; case does not matter. */
    String[] stop() default {
        "attack", "injection", "jailbreak", "unsafe", "harmful", "malicious", "positive", "true", "yes", "1"
    };

    /** Returns the labels of texts that are to pass; case does not matter. */
    String[] pass() default {"benign", "safe", "harmless", "ok", "negative", "false", "no", "0"};

    /** Returns the split that runs, as {@link LlmEval#split()}. */
    String split() default "";

    /** Returns the tags of the rows that run, as {@link LlmEval#tags()}. */
    String[] tags() default {};
}

package io.github.junitllm.assertions.instruction;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.assertions.prose.Blanks;
import java.util.Objects;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * Whether a response follows one verifiable instruction. As it stands the check is strict: the response as it came. A
 * response that is empty or nothing but white space follows no instruction.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class InstructionCheck implements Check<String> {

    private final String id;
    private final Check<String> rule;

    InstructionCheck(String id, String description, Function<String, CheckResult> rule) {
        this.id = id;
        this.rule = Check.of(description, rule);
    }

    /** Returns the instruction's name in IFEval: {@code punctuation:no_comma}. */
    public String id() {
        return id;
    }

    @Override
    public String description() {
        return rule.description();
    }

    @Override
    public CheckResult check(String response) {
        Objects.requireNonNull(response, "response");
        return Blanks.isBlank(response) ? CheckResult.fail("the response is empty") : rule.check(response);
    }

    /**
     * Returns the loose form of this check: it passes if the response or one of seven variants of it does. The variants
     * are the response without its first line, without its last, without both, and each of these four without asterisks:
     * what models put around an answer that is otherwise right ("Sure, here it is:", Markdown emphasis).
     */
    public Check<String> loose() {
        return Check.of(rule.description() + ", loosely", this::checkLoosely);
    }

    private CheckResult checkLoosely(String response) {
        CheckResult strict = null;
        UndecidedException undecided = null;
        for (LooseVariant variant : LooseVariant.values()) {
            try {
                CheckResult result = check(variant.of(response));
                if (result.passed()) {
                    return CheckResult.pass(variant + ": " + result.reason());
                }
                strict = strict == null ? result : strict;
            } catch (UndecidedException e) {
                undecided = undecided == null ? e : undecided;
            }
        }
        if (undecided != null) {
            throw undecided;
        }
        return CheckResult.fail("no variant of it passes; as it is: "
                + Objects.requireNonNull(strict).reason());
    }

    @Override
    public String toString() {
        return id + ": " + description();
    }
}

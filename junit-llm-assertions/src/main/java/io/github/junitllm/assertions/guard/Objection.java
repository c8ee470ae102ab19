package io.github.junitllm.assertions.guard;

import io.github.junitllm.assertions.check.Excerpt;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.risk.OwaspRisk;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * What a guardrail finds that looks at a text as a whole: that it objects to it, and not to which place.
 *
 * @param name the guardrail's, of which the kind of its findings is made
 * @param risk the risk the findings belong to
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Objection(String name, OwaspRisk risk) {

    public Objection {
        Objects.requireNonNull(risk, "risk");
        if (kind(name).isEmpty()) {
            throw new IllegalArgumentException("a guardrail needs a name with letters or digits, not \"" + name + "\"");
        }
    }

    /** Returns a guardrail whose function makes its findings with what it is given here. */
    public Guardrail guardrail(BiFunction<String, Objection, List<Finding>> function) {
        return Guardrail.of(name, Set.of(risk), text -> function.apply(text, this));
    }

    /**
     * Returns that the text is objected to.
     *
     * @param why what the guardrail says
     */
    public List<Finding> to(String text, Severity severity, String why) {
        return finding(kind(name), text, severity, why);
    }

    /** Returns that the guardrail let another text pass than the one it was given. */
    public List<Finding> rewritten(String text, String instead) {
        return finding(kind(name) + "-rewritten", text, Severity.LOW, "rewritten to " + Excerpt.of(instead));
    }

    /** Asks code of the user's, which may break: what breaks has decided nothing. */
    public <R> R ask(Function<String, R> guardrail, String text) {
        try {
            return guardrail.apply(text);
        } catch (UndecidedException undecided) {
            throw undecided;
        } catch (RuntimeException broken) {
            throw new UndecidedException(
                    "the guardrail \"" + name + "\" broke and so decided nothing: " + broken, broken);
        }
    }

    private List<Finding> finding(String kind, String text, Severity severity, String why) {
        if (text.isEmpty()) {
            throw new UndecidedException("the guardrail \"" + name + "\" objects to an empty text, in which no finding"
                    + " has a place: " + why + ". Leave empty texts out, or check for them before.");
        }
        return List.of(new Finding(kind, 0, text.length(), severity, 1, risk, why));
    }

    private static String kind(String name) {
        return String.join(
                "-",
                List.of(name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")).stream()
                        .filter(word -> !word.isEmpty())
                        .toList());
    }
}

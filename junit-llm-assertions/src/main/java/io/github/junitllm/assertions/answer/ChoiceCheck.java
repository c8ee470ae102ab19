package io.github.junitllm.assertions.answer;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.Excerpt;
import io.github.junitllm.assertions.prose.AsRead;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * Checks the choice that a final answer names. Immutable; each method returns a changed copy.
 *
 * <p>A choice is an upper-case letter that stands alone. In a marked place, such as after "answer:", the answer begins with it:
 * {@code B}, {@code (B)}, {@code B. Paris}, {@code option B}, {@code B because ...}. In a whole text it is the last line that
 * is a choice, or names one as {@code (B)} or {@code option B}. An answer that names several has not chosen and is wrong;
 * a letter that is denied ({@code not A}, {@code A is wrong}) is not chosen.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ChoiceCheck implements Check<String> {

    private final char expected;
    private final Choices choices;
    private final FinalAnswer place;

    ChoiceCheck(char expected, Choices choices, FinalAnswer place) {
        if (choices.letters().indexOf(expected) < 0) {
            throw new IllegalArgumentException(
                    "'" + expected + "' is none of the choices " + choices.letters() + "; see outOf(...)");
        }
        this.expected = expected;
        this.choices = choices;
        this.place = place;
    }

    /** Returns this check with other letters to choose from, upper case, such as {@code "ABCDEFGH"}; without, A to E. */
    public ChoiceCheck outOf(String letters) {
        return new ChoiceCheck(expected, new Choices(letters), place);
    }

    /** Returns this check of the answer in a certain place; without, {@link FinalAnswer#anywhere()}. */
    public ChoiceCheck foundBy(FinalAnswer place) {
        return new ChoiceCheck(expected, choices, place);
    }

    @Override
    public String description() {
        return "choose " + expected + place.words();
    }

    @Override
    public CheckResult check(String text) {
        FinalAnswer.Found answer = place.find(text);
        if (answer == null) {
            return CheckResult.fail("there is no final answer" + place.words());
        }
        String read = AsRead.of(answer.text()).text();
        Choices.Named named = answer.marked() ? choices.atBeginning(read) : choices.inProse(read);
        Set<String> affirmed = named.affirmed();
        if (affirmed.isEmpty()) {
            return CheckResult.fail("the final answer " + Excerpt.of(answer.text())
                    + (named.isNone()
                            ? " names no choice of "
                                    + String.join(", ", choices.letters().split(""))
                            : " says only that it is not " + String.join(", ", named.denied())));
        } else if (affirmed.size() > 1) {
            return CheckResult.fail("the final answer names several choices: " + String.join(", ", affirmed));
        }
        String choice = affirmed.iterator().next();
        return CheckResult.of(choice.charAt(0) == expected, "the final answer is " + choice);
    }

    @Override
    public String toString() {
        return description();
    }
}

package io.github.junitllm.assertions.answer;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one number that a final answer affirms.
 *
 * @param number null if there is none
 * @param problem why there is none, as it reads after "the final answer"
 */
record FinalNumber(@Nullable Quantity number, String problem) {

    static FinalNumber in(FinalAnswer.Found answer, NumberNotation notation) {
        Optional<Quantity> whole = Quantity.of(answer.text(), notation);
        return whole.isPresent()
                ? new FinalNumber(whole.get(), "")
                : chosen(answer.text(), answer.marked(), Quantity.allIn(answer.text(), notation));
    }

    private static FinalNumber chosen(String text, boolean marked, List<Quantity> numbers) {
        if (numbers.isEmpty()) {
            return none("holds no number");
        }
        var affirmation = new Affirmation<>(text, marked, numbers, FinalNumber::place);
        int at = affirmation.index();
        if (at < 0) {
            return none("says only which number it is not");
        }
        int end = numbers.get(at).end();
        int equals = text.lastIndexOf('=');
        if (marked && equals >= end && isCalculation(text, end)) {
            boolean stated = isEqualsSign(text, end);
            for (int i = at + 1; i < numbers.size(); i++) {
                Quantity result = numbers.get(i);
                if (result.start() > equals) {
                    // "42 = 6 * 7" is a calculation the other way round.
                    boolean turned = stated && new Expression(text).holds(result.start(), result.end());
                    at = turned ? at : i;
                    break;
                }
            }
        }
        return judged(affirmation, at);
    }

    private static FinalNumber judged(Affirmation<Quantity> affirmation, int at) {
        String text = affirmation.text();
        Quantity number = affirmation.named().get(at);
        if (new Expression(text).holds(number.start(), number.end())) {
            return none("is no number that can be read off: " + number + " is a part of more");
        } else if (Limit.isNumber(text, number.start(), number.end())) {
            return none("tells only what the number is above or below");
        }
        return affirmation.isOneOfSeveral(at) ? none("names several numbers") : new FinalNumber(number, "");
    }

    /** The same number counts once, whatever the units. */
    private static Affirmation.Place place(Quantity number) {
        return new Affirmation.Place(
                number.start(), number.end(), number.value().stripTrailingZeros());
    }

    private static boolean isCalculation(String text, int from) {
        int at = skipSpaces(text, from);
        return at < text.length() && "+-−*×x·/÷=^".indexOf(text.charAt(at)) >= 0;
    }

    private static boolean isEqualsSign(String text, int from) {
        return text.startsWith("=", skipSpaces(text, from));
    }

    private static int skipSpaces(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private static FinalNumber none(String problem) {
        return new FinalNumber(null, problem);
    }
}

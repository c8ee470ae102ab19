package io.github.junitllm.assertions.answer;

import static io.github.junitllm.assertions.answer.Verdicts.assertFails;
import static io.github.junitllm.assertions.answer.Verdicts.assertPasses;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which numbers an answer says it is, and which it only names. */
class AffirmedNumbersTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at least 42",
                "at most **42**",
                "less than 42",
                "fewer than 42 eggs",
                "no more than 42",
                "not less than 42",
                "greater than or equal to 42",
                "more than $42",
                "over 42",
                "just under 42",
                "up to 42",
                "42 or more",
                "42 eggs or fewer",
                "42 at most",
                "42+",
                "x < 42",
                "x >= 42",
                "<42",
                "\\geq 42",
                "x \\le 42",
                "mindestens 42",
                "h\u00f6chstens 42",
                "mehr als 42",
                "gr\u00f6\u00dfer als 42",
                "bis zu 42",
                "\u00dcber 42",
                "42 oder mehr",
                "au moins 42",
                "plus de 42",
                "moins de 42",
                "sup\u00e9rieur \u00e0 42",
                "42 ou plus",
                "al menos 42",
                "m\u00e1s de 42",
                "menos de 42",
                "como m\u00ednimo 42",
                "hasta 42",
                "42 o m\u00e1s"
            })
    void aLimitIsNotTheNumber(String answer) {
        for (String text : new String[] {answer, "It is " + answer, "Answer: " + answer, "#### " + answer + "."}) {
            assertFails(AnswerChecks.number(42), text, "tells only what the number is above or below");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It all adds up to 42",
                "The price rose from 30 to 42, more than anybody thought",
                "That is more than he has. He needs 42",
                "Spread over 42",
                "> 42",
                "=> 42",
                "x -> 42",
                "<answer>42</answer>",
                "<b>42</b>",
                "The minimum is 42",
                "The rest is 42 or, in words, forty-two",
                "Der Rest ist 42",
                "About 42",
                "rund 42",
                "environ 42",
                "unos 42",
                "~42"
            })
    void aNumberThatIsNoLimitCounts(String text) {
        assertPasses(AnswerChecks.number(42), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It is definitely not 42",
                "It isn't going to be 42",
                "It isn\u2019t 42",
                "It does not equal 42",
                "It doesn't make 42",
                "It could not possibly be 42",
                "It is by no means 42",
                "It is far from 42",
                "It is no longer 42",
                "It is unlikely to be 42",
                "x \\neq 42",
                "x != 42",
                "42 isn't it",
                "42 won't be right",
                "42 would not be right",
                "Das ist nicht 42",
                "Es ist nicht gleich 42",
                "Das sind keineswegs 42",
                "42 ist es nicht",
                "42 kann es nicht sein",
                "Ce n'est pas 42",
                "Ce n'est pas \u00e9gal \u00e0 42",
                "Ce n'est jamais 42",
                "No es 42",
                "No es igual a 42",
                "No puede ser 42",
                "Nunca 42"
            })
    void aDeniedNumberIsNotTheNumber(String text) {
        assertFails(AnswerChecks.number(42), text, "says only which number it is not");
        assertFails(AnswerChecks.number(42), "#### " + text, "says only which number it is not");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It is not hard: 42",
                "I do not know why, but it is 42",
                "No. 42",
                "It is not 41 but 42",
                "Das wusste ich nicht. Es sind 42",
                "Ce n'est pas 41, mais 42",
                "No es 41, sino 42"
            })
    void aDenialOfSomethingElseLeavesTheNumber(String text) {
        assertPasses(AnswerChecks.number(42), text);
    }
}

package io.github.junitllm.assertions.instruction;

import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.Excerpt;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.assertions.prose.Amount;
import io.github.junitllm.assertions.prose.Language;
import java.util.List;
import java.util.function.IntPredicate;

/** The case of letters, and the language that IFEval asks for with it. */
final class Casing {

    private Casing() {}

    static boolean isUpper(String text) {
        return text.codePoints().anyMatch(Character::isUpperCase)
                && text.codePoints().noneMatch(Casing::isNoCapital);
    }

    static CheckResult englishCapitals(String response) {
        return english(response, Casing::isNoCapital, Character::isUpperCase, "all letters are capitals");
    }

    static CheckResult englishSmall(String response) {
        return english(response, Casing::isNotSmall, Character::isLowerCase, "all letters are small");
    }

    static CheckResult capitalWords(String response, Amount amount) {
        List<String> words = ReferenceWords.inCapitals(response);
        return CheckResult.of(
                amount.contains(words.size()),
                words.size() + " words are in capitals"
                        + (words.isEmpty() ? "" : ": " + words.subList(0, Math.min(10, words.size()))));
    }

    static CheckResult language(String response, String code) {
        String known = Language.known(code);
        Language found = detected(response);
        return CheckResult.of(found.code().equals(known), "its language is '" + found.code() + "'");
    }

    private static CheckResult english(String response, IntPredicate wrong, IntPredicate right, String praise) {
        int at = first(response, wrong);
        if (at >= 0) {
            int end = at + Character.charCount(response.codePointAt(at));
            return CheckResult.fail(
                    "found '" + response.substring(at, end) + "' at " + at + ": " + Excerpt.around(response, at, end));
        }
        if (first(response, right) < 0) {
            return CheckResult.fail("it has no letter that could be a capital or a small one");
        }
        Language found = detected(response);
        return CheckResult.of(found.code().equals("en"), praise + ", its language is '" + found.code() + "'");
    }

    private static Language detected(String response) {
        return Language.of(response)
                .orElseThrow(() -> new UndecidedException(
                        "the language of " + Excerpt.of(response) + " cannot be told: it has too few letters"));
    }

    private static boolean isNoCapital(int character) {
        return Character.isLowerCase(character) || Character.isTitleCase(character);
    }

    private static boolean isNotSmall(int character) {
        return Character.isUpperCase(character) || Character.isTitleCase(character);
    }

    private static int first(String text, IntPredicate wanted) {
        int at = 0;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            if (wanted.test(character)) {
                return at;
            }
            at += Character.charCount(character);
        }
        return -1;
    }
}

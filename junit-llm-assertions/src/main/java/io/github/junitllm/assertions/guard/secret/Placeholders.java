package io.github.junitllm.assertions.guard.secret;

import io.github.junitllm.assertions.prose.Letters;
import java.util.Set;
import java.util.regex.Pattern;

/** What stands in documents and programs where a password would stand. */
final class Placeholders {

    /** Variables of shells and templates, brackets around a name, and names of environment variables. */
    private static final Pattern VARIABLE =
            Pattern.compile("[$#]?[{\\[(<].*|%[A-Za-z_][A-Za-z_0-9]*%.*|\\$[A-Za-z_]+|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+");

    /** A call, an index or a name of names: the value of an expression. */
    private static final Pattern CODE = Pattern.compile(
            "[A-Za-z_$][\\w$]*+(?:(?:\\.|::|->)[A-Za-z_$][\\w$]*+)*+[(\\[].*|[A-Za-z_$]+(?:(?:\\.|::|->)[A-Za-z_$]+)+");

    /** The words such names are put together from. */
    private static final Pattern WORDS = Pattern.compile(
            "(?:my|your|the|some|an?|db|database|user|admin|root|app|api|client|access|auth|new|old|super|strong|insert|enter|put|here"
                    + "|goes|password|passwort|passwd|pass|pwd|secret|key|token|value|change|me|it|placeholder|redacted|hidden|removed"
                    + "|masked|dummy|sample|example|string|none|null|nil|undefined|empty|required|optional|todo|tbd)++");

    private static final int LETTERS = 2;

    private static final Set<Integer> NOT_IN_PROSE =
            Set.of((int) Character.MATH_SYMBOL, (int) Character.CURRENCY_SYMBOL, (int) Character.MODIFIER_SYMBOL, (int)
                    Character.OTHER_SYMBOL);

    private Placeholders() {}

    static boolean has(String value) {
        return VARIABLE.matcher(value).matches() || isMask(value) || isMadeOfWords(value);
    }

    static boolean isCode(String value) {
        return CODE.matcher(value).matches();
    }

    /** Whether the value has a digit or a sign that words of a sentence do not have. */
    static boolean isNoWord(String value) {
        return value.codePoints()
                .anyMatch(c -> Character.isDigit(c)
                        || "#%&@*!?\\".indexOf(c) >= 0
                        || NOT_IN_PROSE.contains(Character.getType(c)));
    }

    /** {@code ********}, {@code xxxx}, {@code ...}: signs only, or one letter again and again. */
    private static boolean isMask(String value) {
        long others = value.codePoints().filter(Character::isLetterOrDigit).count();
        return others == 0 || (value.codePoints().distinct().count() < LETTERS && !Character.isDigit(value.charAt(0)));
    }

    private static boolean isMadeOfWords(String value) {
        StringBuilder letters = new StringBuilder(value.length());
        value.codePoints().filter(c -> c != '_' && c != '-' && c != '.').forEach(letters::appendCodePoint);
        return WORDS.matcher(Letters.lower(letters.toString())).matches();
    }
}

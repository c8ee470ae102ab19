package io.github.junitllm.assertions.text;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.Excerpt;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.assertions.prose.Language;
import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The language of a text, and the scripts of its letters. */
final class Scripts {

    private Scripts() {}

    static Check<String> inLanguage(String code) {
        return Check.of("be in the language '" + code + "'", text -> {
            String known = Language.known(code);
            Language found = Language.of(text)
                    .orElseThrow(() -> new UndecidedException(
                            "the language of " + Excerpt.of(text) + " cannot be told: it has too few letters"));
            return CheckResult.of(found.code().equals(known), "its language is '" + found.code() + "'");
        });
    }

    static Check<String> inScript(UnicodeScript... scripts) {
        Set<UnicodeScript> allowed = EnumSet.noneOf(UnicodeScript.class);
        allowed.addAll(List.of(scripts));
        if (allowed.isEmpty()) {
            throw new IllegalArgumentException(
                    "no script is named, so no letter could belong to one; name at least one");
        }
        String names = allowed.stream().map(Scripts::name).collect(Collectors.joining(", "));
        return Check.of("be written in " + names, text -> written(text, allowed));
    }

    private static CheckResult written(String text, Set<UnicodeScript> allowed) {
        long letters = 0;
        long foreign = 0;
        int first = -1;
        int at = 0;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            UnicodeScript script = UnicodeScript.of(character);
            if (Character.isLetter(character) && script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED) {
                letters++;
                if (!allowed.contains(script)) {
                    foreign++;
                    first = first < 0 ? at : first;
                }
            }
            at += Character.charCount(character);
        }
        if (letters == 0) {
            throw new UndecidedException("the script of " + Excerpt.of(text) + " cannot be told: it has no letter");
        }
        if (foreign == 0) {
            return CheckResult.pass("all its letters (" + letters + ") are in it");
        }
        int character = text.codePointAt(first);
        int end = first + Character.charCount(character);
        String reason = "found " + name(UnicodeScript.of(character)) + " at " + first + ": "
                + Excerpt.around(text, first, end) + " (" + foreign + " of " + letters + " letters)";
        return new CheckResult(false, 1 - (double) foreign / letters, reason, null, null);
    }

    private static String name(UnicodeScript script) {
        return script.name().charAt(0)
                + script.name().substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

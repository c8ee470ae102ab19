package io.github.junitllm.assertions.text;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.prose.Amount;
import io.github.junitllm.assertions.prose.Blanks;
import io.github.junitllm.assertions.prose.Sentences;
import io.github.junitllm.assertions.prose.Words;

/** What of a text is counted. */
enum Sizes {
    CHARACTERS("character", "characters"),
    WORDS("word", "words"),
    SENTENCES("sentence", "sentences"),
    LINES("line", "lines"),
    PARAGRAPHS("paragraph", "paragraphs");

    private final String singular;
    private final String plural;

    Sizes(String singular, String plural) {
        this.singular = singular;
        this.plural = plural;
    }

    private long count(String text) {
        return switch (this) {
            case CHARACTERS -> text.codePointCount(0, text.length());
            case WORDS -> Words.of(text).size();
            case SENTENCES -> Sentences.of(text).size();
            case LINES -> text.lines().filter(line -> !Blanks.isBlank(line)).count();
            case PARAGRAPHS -> paragraphs(text);
        };
    }

    Check<String> check(Amount amount) {
        return Check.of("have " + amount.of(singular, plural), text -> {
            long found = count(text);
            return CheckResult.of(amount.contains(found), "it has " + found + " " + (found == 1 ? singular : plural));
        });
    }

    private static long paragraphs(String text) {
        long count = 0;
        boolean inside = false;
        for (String line : text.lines().toList()) {
            boolean blank = Blanks.isBlank(line);
            count += !blank && !inside ? 1 : 0;
            inside = !blank;
        }
        return count;
    }
}

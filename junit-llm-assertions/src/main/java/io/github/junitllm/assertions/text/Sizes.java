package io.github.junitllm.assertions.text;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.prose.Amount;
import io.github.junitllm.assertions.prose.Blanks;
import io.github.junitllm.assertions.prose.Sentences;
import io.github.junitllm.assertions.prose.Words;
import java.util.function.ToLongFunction;

/** What of a text is counted. */
enum Sizes {
    CHARACTERS("character", "characters", text -> text.codePointCount(0, text.length())),
    WORDS("word", "words", text -> Words.of(text).size()),
    SENTENCES("sentence", "sentences", text -> Sentences.of(text).size()),
    LINES("line", "lines", text -> text.lines()
            .filter(line -> !Blanks.isBlank(line))
            .count()),
    PARAGRAPHS("paragraph", "paragraphs", Sizes::paragraphs);

    private final String singular;
    private final String plural;
    private final ToLongFunction<String> count;

    Sizes(String singular, String plural, ToLongFunction<String> count) {
        this.singular = singular;
        this.plural = plural;
        this.count = count;
    }

    Check<String> check(Amount amount) {
        return Check.of("have " + amount.of(singular, plural), text -> {
            long found = count.applyAsLong(text);
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

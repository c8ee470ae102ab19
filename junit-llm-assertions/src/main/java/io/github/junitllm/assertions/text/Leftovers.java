package io.github.junitllm.assertions.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a template, or the model's habit of speaking of itself, leaves in an answer. Each pattern stays on one line, and
 * is bounded in length, so that it reads no character more than a fixed number of times.
 */
enum Leftovers {
    TEMPLATE_VARIABLE(
            "a template variable", "\\{\\{[^{}\\n]{1,80}\\}\\}|\\$\\{[^{}\\n]{1,80}\\}|\\{%[^{}\\n]{1,80}%\\}"),
    BRACKET_PLACEHOLDER(
            "a placeholder",
            "(?<![\\]\\w])\\[(?:[A-Z][A-Z_' -]{1,60}|(?i:(?:your|insert|enter|add|choose|specify|recipient's|customer's)(?![\\p{L}\\p{N}_])"
                    + "[^\\[\\]\\n]{1,80}|(?:first |last |full |company |customer |recipient )?name|(?:e-?mail )?address"
                    + "|(?:phone |order )?number|(?:start |end )?date|company|city))\\](?![(\\[:])"),
    ANGLE_PLACEHOLDER(
            "a placeholder",
            "<(?:[A-Z][A-Z_-]{2,60}|(?i:(?:your|insert|enter)[ _-][^<>\\n]{1,80}|placeholder|(?:user|first|last)[_-]?name))>"),
    LOREM_IPSUM("filler text", "(?i)(?<![\\p{L}\\p{N}_])lorem ipsum(?![\\p{L}\\p{N}_])"),
    TO_DO(
            "a note to do something",
            "(?<![\\p{L}\\p{N}_])(?:TODO|FIXME|TBD|XXX)(?![\\p{L}\\p{N}_])|(?<![\\p{L}\\p{N}_])(?i:to be determined)(?![\\p{L}\\p{N}_])"),
    MODEL_SPEAKING(
            "the model speaking of itself",
            "(?i)(?<![\\p{L}\\p{N}_])as an (?:ai|artificial intelligence)(?:,| (?:large |language |model|assistant))"
                    + "|(?<![\\p{L}\\p{N}_])(?:as|i'm|i am|i\u2019m) (?:just |only )?a (?:large )?language model(?![\\p{L}\\p{N}_])"
                    + "|(?<![\\p{L}\\p{N}_])my (?:knowledge|training) cut-?off(?![\\p{L}\\p{N}_])");

    private final String words;
    private final Pattern pattern;

    Leftovers(String words, String pattern) {
        this.words = words;
        this.pattern = Pattern.compile(pattern);
    }

    /** Returns where the first leftover of this kind stands. */
    Optional<Span> find(String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(new Span(matcher.start(), matcher.end())) : Optional.empty();
    }

    @Override
    public String toString() {
        return words;
    }

    /** A place in UTF-16. */
    record Span(int start, int end) {}
}

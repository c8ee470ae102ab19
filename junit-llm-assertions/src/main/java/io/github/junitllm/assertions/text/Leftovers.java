package io.github.junitllm.assertions.text;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a template, or the model's habit of speaking of itself, leaves in an answer. Each pattern stays on one line, and
 * no repetition in it runs over what it can begin with, so that it reads each character a fixed number of times.
 */
enum Leftovers {
    TEMPLATE_VARIABLE("a template variable", "\\{\\{[^{}\\n]++\\}\\}|\\$\\{[^{}\\n]++\\}|\\{%[^{}\\n]++%\\}"),
    BRACKET_PLACEHOLDER(
            "a placeholder",
            // Not the text of a link, nor its definition: [Name](...), [Name][1], [Name]: https://...
            "(?<![\\]\\p{L}\\p{N}_])\\[(?:[A-Z][A-Z_' -]{1,60}|(?<inside>[^\\[\\]\\n]++))\\]"
                    + "(?![(\\[])(?!:[ \\t]{0,3}(?:<|#|/|\\.{1,2}/|www\\.|[a-z][a-z0-9+.-]{1,20}:))"),
    ANGLE_PLACEHOLDER(
            "a placeholder",
            "<(?:[A-Z][A-Z_-]{2,60}|(?i:placeholder|(?:user|first|last)[_-]?name)|(?<inside>[^<>\\n/=\"]++))>"),
    LOREM_IPSUM("filler text", "(?i)(?<![\\p{L}\\p{N}_])lorem ipsum(?![\\p{L}\\p{N}_])"),
    TO_DO(
            "a note to do something",
            "(?<![\\p{L}\\p{N}_])(?:TODO|FIXME|TBD|XXX)(?![\\p{L}\\p{N}_])|(?<![\\p{L}\\p{N}_])(?i:to be determined)(?![\\p{L}\\p{N}_])"),
    MODEL_SPEAKING(
            "the model speaking of itself",
            "(?i)(?<![\\p{L}\\p{N}_])as an (?:ai|artificial intelligence)(?:,| (?:large |language |model|assistant))"
                    + "|(?<![\\p{L}\\p{N}_])(?:as|i'm|i am|i\u2019m) (?:just |only )?a (?:large )?language model(?![\\p{L}\\p{N}_])"
                    + "|(?<![\\p{L}\\p{N}_])my (?:knowledge|training) cut-?off(?![\\p{L}\\p{N}_])");

    private static final Pattern CLOSING = Pattern.compile("</([^<>\\n]++)>");

    private final String words;
    private final Pattern pattern;

    Leftovers(String words, String pattern) {
        this.words = words;
        this.pattern = Pattern.compile(pattern);
    }

    /** Returns where the first leftover of this kind stands; code has braces and brackets of its own. */
    Optional<Span> find(String text, BitSet code) {
        Matcher matcher = pattern.matcher(text);
        Map<String, Integer> lastClosed = null;
        while (matcher.find()) {
            if (!isLeftover(matcher, code)) {
                continue;
            }
            lastClosed = lastClosed == null ? lastClosed(text) : lastClosed;
            if (!isElement(matcher, lastClosed)) {
                return Optional.of(new Span(matcher.start(), matcher.end()));
            }
        }
        return Optional.empty();
    }

    private boolean isLeftover(Matcher matcher, BitSet code) {
        return switch (this) {
            case TEMPLATE_VARIABLE -> !code.get(matcher.start());
            case BRACKET_PLACEHOLDER -> !code.get(matcher.start()) && isPlaceholder(matcher.group("inside"));
            // A single small word in angle brackets is a tag: <date>, <name>.
            case ANGLE_PLACEHOLDER ->
                !code.get(matcher.start())
                        && (matcher.group("inside") == null || isSeveralWords(matcher.group("inside")))
                        && isPlaceholder(matcher.group("inside"));
            case LOREM_IPSUM, TO_DO, MODEL_SPEAKING -> true;
        };
    }

    /** What is closed again is an element of XML. */
    private boolean isElement(Matcher matcher, Map<String, Integer> lastClosed) {
        String name = matcher.group().substring(1, matcher.group().length() - 1);
        return this == ANGLE_PLACEHOLDER && lastClosed.getOrDefault(name, -1) >= matcher.end();
    }

    /** Returns where each name is closed for the last time, so that no search begins anew for each that is opened. */
    private Map<String, Integer> lastClosed(String text) {
        Map<String, Integer> last = new HashMap<>();
        Matcher closing = CLOSING.matcher(text);
        while (this == ANGLE_PLACEHOLDER && closing.find()) {
            last.put(closing.group(1), closing.start());
        }
        return last;
    }

    private static boolean isSeveralWords(String inside) {
        return inside.strip().indexOf(' ') > 0 || inside.indexOf('_') > 0 || inside.indexOf('-') > 0;
    }

    private static boolean isPlaceholder(@Nullable String inside) {
        return inside == null || Placeholders.isOne(inside);
    }

    @Override
    public String toString() {
        return words;
    }

    /** A place in UTF-16. */
    record Span(int start, int end) {}
}

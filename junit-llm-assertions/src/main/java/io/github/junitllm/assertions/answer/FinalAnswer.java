package io.github.junitllm.assertions.answer;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Where a response states its final answer. A place that occurs several times counts where it occurs last; steps on the way to
 * an answer come before it.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class FinalAnswer {

    // Every repetition is bounded, so that a search takes linear time.
    private static final Pattern STATED = Pattern.compile(
            "(?i)(?<![\\p{L}\\p{N}_])answer(?![\\p{L}\\p{N}_])[\\s*_`]{0,5}(?:is(?![\\p{L}\\p{N}_])|[:=：])[\\s*_`:]{0,5}");

    @FunctionalInterface
    private interface Rule {
        @Nullable
        String find(String text);
    }

    private final String words;
    private final Rule rule;
    private final boolean marked;

    private FinalAnswer(String words, Rule rule, boolean marked) {
        this.words = words;
        this.rule = rule;
        this.marked = marked;
    }

    /** Returns the rest of the line after the last {@code ####}, as the solutions of GSM8K end. */
    public static FinalAnswer afterHashes() {
        return new FinalAnswer("after ####", text -> after(text, text.lastIndexOf("####"), 4), true);
    }

    /** Returns what the last <code>\boxed{...}</code> holds, braces matched, as answers to MATH end; one that never closes is none. */
    public static FinalAnswer boxed() {
        return new FinalAnswer("in \\boxed{}", FinalAnswer::inBox, true);
    }

    /** Returns the rest of the line after the last "answer:" or "answer is", in any case and in Markdown emphasis. */
    public static FinalAnswer stated() {
        return new FinalAnswer("after \"answer:\" or \"answer is\"", FinalAnswer::afterStatement, true);
    }

    /**
     * Returns the rest of the line after the last occurrence of a marker, such as {@code "A:"}, that no letter or digit comes
     * right before.
     */
    public static FinalAnswer after(String marker) {
        if (marker.isBlank()) {
            throw new IllegalArgumentException("a blank marker stands everywhere; give the text before the answer");
        }
        return new FinalAnswer(
                "after \"" + marker + "\"", text -> after(text, lastAlone(text, marker), marker.length()), true);
    }

    /** Returns the whole text; of several numbers, choices or dates in it the last counts. */
    public static FinalAnswer wholeText() {
        return new FinalAnswer("in the whole text", text -> text, false);
    }

    /** Returns the first of these that a text has: {@code ####}, <code>\boxed{}</code>, "answer:" or "answer is", the whole. */
    public static FinalAnswer anywhere() {
        return new FinalAnswer("", text -> text, false);
    }

    /** Returns what stands there, without Markdown emphasis and math signs around it; empty if there is no such place. */
    public Optional<String> in(String text) {
        return Optional.ofNullable(find(text)).map(Found::text);
    }

    @Nullable
    Found find(String text) {
        if (words.isEmpty()) {
            for (FinalAnswer place : List.of(afterHashes(), boxed(), stated())) {
                Found found = place.find(text);
                if (found != null) {
                    return found;
                }
            }
        }
        String found = rule.find(text);
        return found == null ? null : new Found(bare(found), marked);
    }

    /** @param marked whether something says that this is the answer, so that it begins with it */
    record Found(String text, boolean marked) {}

    /** Returns how it reads after "a final answer", such as {@code after ####}, with a space before; or nothing. */
    String words() {
        return words.isEmpty() ? "" : " " + words;
    }

    private static @Nullable String after(String text, int at, int length) {
        return at < 0 ? null : restOfLine(text, at + length);
    }

    /** Returns the rest of the line, or the next line that is not blank. */
    private static @Nullable String restOfLine(String text, int from) {
        int start = from;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            String line = text.substring(start, end < 0 ? text.length() : end);
            if (!line.isBlank()) {
                return line;
            }
            start += line.length() + 1;
        }
        return null;
    }

    private static int lastAlone(String text, String marker) {
        int at = text.lastIndexOf(marker);
        while (at > 0
                && Character.isLetterOrDigit(text.charAt(at - 1))
                && Character.isLetterOrDigit(marker.charAt(0))) {
            at = text.lastIndexOf(marker, at - 1);
        }
        return at;
    }

    private static @Nullable String afterStatement(String text) {
        Matcher matcher = STATED.matcher(text);
        int end = -1;
        while (matcher.find()) {
            end = matcher.end();
        }
        return end < 0 ? null : restOfLine(text, end);
    }

    private static @Nullable String inBox(String text) {
        int at = text.lastIndexOf("\\boxed{");
        if (at < 0) {
            return null;
        }
        int open = at + "\\boxed{".length();
        int depth = 1;
        for (int i = open; i < text.length(); i++) {
            char here = text.charAt(i);
            if (here == '\\') {
                i++;
            } else if (here == '{') {
                depth++;
            } else if (here == '}' && --depth == 0) {
                return text.substring(open, i);
            }
        }
        return null;
    }

    private static String bare(String text) {
        int start = 0;
        int end = text.length();
        boolean shorter = true;
        while (shorter && start < end) {
            int before = end - start;
            start += isAround(text.charAt(start), "*_`") ? 1 : text.startsWith("\\(", start) ? 2 : 0;
            end -= start < end && isAround(text.charAt(end - 1), "*_`.,;") ? 1 : endsWithMath(text, start, end) ? 2 : 0;
            boolean dollars = end - start > 1 && text.charAt(start) == '$' && text.charAt(end - 1) == '$';
            start += dollars ? 1 : 0;
            end -= dollars ? 1 : 0;
            shorter = end - start < before;
        }
        return text.substring(start, Math.max(start, end));
    }

    private static boolean isAround(char character, String signs) {
        return Character.isWhitespace(character) || signs.indexOf(character) >= 0;
    }

    private static boolean endsWithMath(String text, int start, int end) {
        return end - start >= 2 && text.startsWith("\\)", end - 2);
    }
}

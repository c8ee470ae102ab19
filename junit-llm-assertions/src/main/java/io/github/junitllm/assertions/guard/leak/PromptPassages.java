package io.github.junitllm.assertions.guard.leak;

import io.github.junitllm.assertions.guard.Finding;
import io.github.junitllm.assertions.guard.Severity;
import io.github.junitllm.assertions.guard.unmask.Unmasked;
import io.github.junitllm.assertions.guard.unmask.Unmasking;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The n-grams of a prompt, by which passages of it are recognised. Immutable. */
final class PromptPassages {

    private static final int FEWEST_WORDS = 3;

    private final int length;
    private final Set<List<String>> ngrams = new HashSet<>();

    PromptPassages(String prompt, int length) {
        if (length < FEWEST_WORDS) {
            throw new IllegalArgumentException(
                    length + " words in a row prove nothing; ask for " + FEWEST_WORDS + " or more");
        }
        this.length = length;
        List<Word> words = words(Unmasking.of(prompt).get(0));
        for (int i = 0; i + length <= words.size(); i++) {
            ngrams.add(ngram(words, i));
        }
        if (ngrams.isEmpty()) {
            throw new IllegalArgumentException("the system prompt has " + words.size() + " words, fewer than the "
                    + length + " that a passage must have; ask for fewer words in a row, or plant a canary");
        }
    }

    /** A word, and where in the original text it stands. */
    private record Word(String text, int start, int end) {}

    List<Finding> find(String text) {
        Set<Finding> findings = new LinkedHashSet<>();
        for (Unmasked reading : Unmasking.of(text)) {
            passages(text, words(reading), findings);
        }
        return List.copyOf(findings);
    }

    private void passages(String text, List<Word> words, Set<Finding> findings) {
        int i = 0;
        while (i + length <= words.size()) {
            int end = i;
            while (end + length <= words.size() && ngrams.contains(ngram(words, end))) {
                end++;
            }
            if (end > i) {
                int last = end + length - 2;
                int shown = last - i + 1;
                // The share of the prompt that came out says how bad it is.
                Severity severity = end - i >= ngrams.size() / 2 ? Severity.CRITICAL : Severity.HIGH;
                double confidence = Math.min(1, 0.6 + 0.05 * (shown - length));
                findings.add(SystemPromptLeak.finding(
                        "system-prompt",
                        text,
                        words.get(i).start(),
                        words.get(last).end(),
                        severity,
                        confidence));
                i = last + 1;
            } else {
                i++;
            }
        }
    }

    private List<String> ngram(List<Word> words, int from) {
        return words.subList(from, from + length).stream().map(Word::text).toList();
    }

    private static List<Word> words(Unmasked reading) {
        List<Word> words = new ArrayList<>();
        String text = reading.text();
        int i = 0;
        while (i < text.length()) {
            int point = text.codePointAt(i);
            int end = i + Character.charCount(point);
            if (Character.isLetterOrDigit(point)) {
                while (!Character.isIdeographic(point) && end < text.length() && goesOn(text, end)) {
                    end += Character.charCount(text.codePointAt(end));
                }
                words.add(new Word(text.substring(i, end), reading.originStart(i), reading.originEnd(end)));
            }
            i = end;
        }
        return words;
    }

    private static boolean goesOn(String text, int i) {
        int point = text.codePointAt(i);
        return Character.isLetterOrDigit(point) && !Character.isIdeographic(point);
    }
}

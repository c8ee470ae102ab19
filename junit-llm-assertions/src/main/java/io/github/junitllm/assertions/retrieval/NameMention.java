package io.github.junitllm.assertions.retrieval;

import io.github.junitllm.assertions.prose.Letters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What looks like a name in a text: one to {@value #MOST_WORDS} words in a row that are capitalised, all capitals (SEPA),
 * or have a capital inside (OpenAI). A word that is capitalised because a sentence, a line or a quote begins with it is
 * left out, as are single letters and headings.
 *
 * @param text as written
 * @param words its words in lower case, without a possessive
 */
record NameMention(String text, List<String> words) {

    static final int MOST_WORDS = 6;

    private record Word(String text, int start, int end) {

        String lowerCase() {
            String word = text.endsWith("'s") || text.endsWith("\u2019s") ? text.substring(0, text.length() - 2) : text;
            return Letters.lower(word);
        }

        boolean isCapitalised() {
            boolean several = text.codePointCount(0, text.length()) > 1;
            return (several && Character.isUpperCase(text.codePointAt(0))) || hasCapitalInside();
        }

        boolean hasCapitalInside() {
            int first = Character.charCount(text.codePointAt(0));
            return text.substring(first).codePoints().anyMatch(Character::isUpperCase) && !isPronoun();
        }

        boolean isPronoun() {
            return text.startsWith("I'") || text.startsWith("I\u2019");
        }
    }

    static List<NameMention> in(String text) {
        List<NameMention> names = new ArrayList<>();
        List<Word> open = new ArrayList<>();
        int last = 0;
        boolean heading = text.startsWith("#");
        for (Word word : words(text)) {
            String gap = text.substring(last, word.start());
            int line = gap.lastIndexOf('\n');
            heading = line < 0 ? heading : gap.startsWith("#", line + 1);
            boolean name = !heading
                    && word.isCapitalised()
                    && !word.isPronoun()
                    && !(beginsSentence(text, last, word.start()) && !word.hasCapitalInside());
            if (!name || !gap.equals(" ") || open.size() == MOST_WORDS) {
                close(text, open, names);
            }
            if (name) {
                open.add(word);
            }
            last = word.end();
        }
        close(text, open, names);
        return names;
    }

    /** Returns all runs of words of these lengths in a text, for {@link #isIn}. */
    static Set<List<String>> runs(String text, Set<Integer> lengths) {
        List<String> words = words(text).stream().map(Word::lowerCase).toList();
        Set<List<String>> runs = new HashSet<>();
        for (int length : lengths) {
            for (int i = 0; i + length <= words.size(); i++) {
                runs.add(words.subList(i, i + length));
            }
        }
        return runs;
    }

    boolean isIn(Set<List<String>> runs) {
        return runs.contains(words);
    }

    /** Whether most letters of a text are of a script without capitals, where no name can be told from another word. */
    static boolean isWithoutCapitals(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        long cased = text.codePoints()
                .filter(letter -> Character.isUpperCase(letter) || Character.isLowerCase(letter))
                .count();
        return letters > 0 && cased * 2 < letters;
    }

    private static void close(String text, List<Word> open, List<NameMention> names) {
        if (!open.isEmpty()) {
            names.add(new NameMention(
                    text.substring(
                            open.get(0).start(), open.get(open.size() - 1).end()),
                    open.stream().map(Word::lowerCase).toList()));
            open.clear();
        }
    }

    private static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && isInside(text, at, end)) {
                end += Character.charCount(text.codePointAt(end));
            }
            if (end > at) {
                words.add(new Word(text.substring(at, end), at, end));
                at = end;
            } else {
                at += Character.charCount(text.codePointAt(at));
            }
        }
        return words;
    }

    private static boolean isInside(String text, int start, int at) {
        int character = text.codePointAt(at);
        boolean apostrophe = character == '\'' || character == '\u2019';
        return Character.isLetterOrDigit(character)
                || (apostrophe && at > start && at + 1 < text.length() && Character.isLetter(text.codePointAt(at + 1)));
    }

    /** Whether something that ends a sentence, begins a line or opens a quote stands between two words. */
    private static boolean beginsSentence(String text, int from, int to) {
        if (from == 0) {
            return true;
        }
        for (int i = from; i < to; i++) {
            if (".!?:;\n\r\u2026\u3002\uFF01\uFF1F\"\u201C\u201E\u00AB*_|>\u2022(\u2014\u2013".indexOf(text.charAt(i))
                    >= 0) {
                return true;
            }
        }
        return false;
    }
}

package io.github.junitllm.assertions.answer;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The letters of a multiple choice that an answer names.
 *
 * @param letters the letters to choose from, upper case
 */
record Choices(String letters) {

    private static final Set<String> JOINING = Set.of("or", "and");
    private static final Set<String> AFTER_A_CHOICE =
            Set.of("or", "and", "because", "since", "as", "is", "which", "with", "due");
    private static final Set<String> BEFORE = Set.of("option", "choice", "answer");

    /** Returns the letters that a place names which begins with the answer: {@code B}, {@code (B) Paris}, {@code A or B}. */
    Set<String> atBeginning(String text) {
        Set<String> found = new TreeSet<>();
        int at = skipLead(text, 0);
        while (at < text.length() && isChoice(text, at)) {
            found.add(text.substring(at, at + 1));
            int next = skipJoint(text, at + 1);
            if (next < 0) {
                break;
            }
            at = skipLead(text, next);
        }
        return found;
    }

    /** Returns the letters named in the last line that names any, in a form that is no ordinary word. */
    Set<String> inProse(String text) {
        int end = text.length();
        while (end > 0) {
            int start = text.lastIndexOf('\n', end - 1) + 1;
            Set<String> found = inLine(text.substring(start, end));
            if (!found.isEmpty()) {
                return found;
            }
            end = start - 1;
        }
        return Set.of();
    }

    private Set<String> inLine(String line) {
        String bare = line.strip();
        Set<String> found = atBeginning(bare);
        if (!found.isEmpty() && isOnlyAChoice(bare)) {
            return found;
        }
        found = new TreeSet<>();
        for (int i = 0; i < line.length(); i++) {
            boolean named = isChoice(line, i)
                    && ((i > 0 && line.charAt(i - 1) == '(' && line.startsWith(")", i + 1))
                            || BEFORE.contains(wordBefore(line, i)));
            if (named) {
                found.add(line.substring(i, i + 1));
            }
        }
        return found;
    }

    /** A line such as {@code B}, {@code (B)}, {@code B) Paris}, {@code B. Paris}, {@code **B**}. */
    private boolean isOnlyAChoice(String line) {
        int at = skipLead(line, 0) + 1;
        return at >= line.length() || ").:*]".indexOf(line.charAt(at)) >= 0;
    }

    private boolean isChoice(String text, int at) {
        if (at >= text.length() || letters.indexOf(text.charAt(at)) < 0) {
            return false;
        }
        boolean aloneBefore = at == 0 || !isWordPart(text.charAt(at - 1));
        boolean aloneAfter = at + 1 == text.length() || !isWordPart(text.charAt(at + 1));
        if (!aloneBefore || !aloneAfter) {
            return false;
        }
        // "A dog" and "I think" are no choices.
        boolean ordinaryWord = "AI".indexOf(text.charAt(at)) >= 0
                && text.startsWith(" ", at + 1)
                && at + 2 < text.length()
                && Character.isLetter(text.charAt(at + 2));
        return !ordinaryWord || AFTER_A_CHOICE.contains(wordAt(text, at + 2));
    }

    private static boolean isWordPart(char character) {
        return Character.isLetterOrDigit(character) || character == '\'' || character == '\u2019' || character == '_';
    }

    private static int skipLead(String text, int from) {
        int at = skip(text, from, " \t(*_[`\"");
        String word = wordAt(text, at).toLowerCase(Locale.ROOT);
        return word.equals("option") || word.equals("choice") ? skip(text, at + word.length(), " \t(*_[`\":") : at;
    }

    /** Returns the index after what joins two choices, or -1 if nothing does. */
    private static int skipJoint(String text, int from) {
        int at = skip(text, from, " )*_]`\"");
        boolean comma = at < text.length() && ",/&".indexOf(text.charAt(at)) >= 0;
        at = comma ? skip(text, at + 1, " ") : at;
        String word = wordAt(text, at);
        if (JOINING.contains(word)) {
            return at + word.length();
        }
        return comma ? at : -1;
    }

    private static int skip(String text, int from, String characters) {
        int at = from;
        while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private static String wordAt(String text, int at) {
        int end = at;
        while (end < text.length() && end - at < 10 && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return at >= end ? "" : text.substring(at, end);
    }

    private static String wordBefore(String text, int at) {
        int end = at;
        while (end > 0 && at - end < 5 && " (*".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        int start = end;
        while (start > 0 && end - start < 10 && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start, end).toLowerCase(Locale.ROOT);
    }
}

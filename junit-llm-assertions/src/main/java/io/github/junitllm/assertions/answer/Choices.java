package io.github.junitllm.assertions.answer;

import io.github.junitllm.assertions.prose.Letters;
import java.util.Set;
import java.util.TreeSet;

/**
 * The letters of a multiple choice that an answer names.
 *
 * @param letters the letters to choose from, upper case
 */
record Choices(String letters) {

    private static final Set<String> JOINING = Set.of("or", "and", "to", "through", "plus", "oder", "und", "ou", "et");
    private static final Set<String> HEDGES = Set.of("maybe", "perhaps", "possibly", "also", "even", "else", "both");
    private static final Set<String> AFTER_A_CHOICE = Set.of(
            "or", "and", "to", "through", "plus", "isn", "can", "cannot", "was", "would", "seems", "does", "rather",
            "instead", "not", "but", "because", "since", "as", "is", "which", "with", "due");
    private static final Set<String> BEFORE = Set.of("option", "choice", "answer");

    /**
     * What an answer says of the letters.
     *
     * @param affirmed those it names as right
     * @param denied those it names as wrong
     */
    record Named(Set<String> affirmed, Set<String> denied) {
        static final Named NONE = new Named(Set.of(), Set.of());

        boolean isNone() {
            return affirmed.isEmpty() && denied.isEmpty();
        }
    }

    /** Returns the letters that a place names which begins with the answer: {@code B}, {@code (B) Paris}, {@code A or B}. */
    Named atBeginning(String text) {
        Set<String> found = new TreeSet<>();
        int end = 0;
        int at = skipLead(text, 0);
        while (at < text.length() && isChoice(text, at)) {
            found.add(text.substring(at, at + 1));
            end = at + 1;
            int next = skipJoint(text, end);
            if (next < 0) {
                break;
            }
            at = skipLead(text, next);
        }
        boolean denied = !found.isEmpty() && Denial.isOf(text, 0, end);
        return denied ? new Named(Set.of(), found) : new Named(found, Set.of());
    }

    /** Returns the letters named in the last line that affirms any, in a form that is no ordinary word. */
    Named inProse(String text) {
        int end = text.length();
        Named last = Named.NONE;
        while (end > 0) {
            int start = text.lastIndexOf('\n', end - 1) + 1;
            Named found = inLine(text.substring(start, end));
            if (!found.affirmed().isEmpty()) {
                return found;
            }
            last = last.isNone() ? found : last;
            end = start - 1;
        }
        return last;
    }

    private Named inLine(String line) {
        String bare = line.strip();
        Named beginning = atBeginning(bare);
        if (!beginning.isNone() && isOnlyAChoice(bare)) {
            return beginning;
        }
        Set<String> affirmed = new TreeSet<>();
        Set<String> denied = new TreeSet<>();
        int before = -1;
        for (int i = 0; i < line.length(); i++) {
            boolean named = isChoice(line, i)
                    && ((i > 0 && line.charAt(i - 1) == '(' && line.startsWith(")", i + 1))
                            || BEFORE.contains(wordBefore(line, i)));
            if (named) {
                // "not (A) or (B)" denies both.
                boolean shared = before >= 0
                        && denied.contains(line.substring(before, before + 1))
                        && Alternatives.either(line, before, before + 1, i);
                (shared || Denial.isOf(line, i, i + 1) ? denied : affirmed).add(line.substring(i, i + 1));
                before = i;
            }
        }
        return new Named(affirmed, denied);
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
        String word = Letters.lower(wordAt(text, at));
        return word.equals("option") || word.equals("choice") ? skip(text, at + word.length(), " \t(*_[`\":") : at;
    }

    /** Returns the index after what joins two choices, or -1 if nothing does. */
    private int skipJoint(String text, int from) {
        int at = skip(text, from, " )*_]`\"");
        boolean sign = at < text.length() && ",/&;+|\u2013-".indexOf(text.charAt(at)) >= 0;
        at = sign ? skip(text, at + 1, " ") : at;
        String word = wordAt(text, at);
        boolean joined = JOINING.contains(word);
        at = joined ? skip(text, at + word.length(), " ") : at;
        while (HEDGES.contains(wordAt(text, at))) {
            at = skip(text, at + wordAt(text, at).length(), " ");
            joined = true;
        }
        // "A B" names both as well.
        boolean beside =
                at > from && isChoice(text, at) && text.substring(from, at).isBlank();
        return joined || sign || beside ? at : -1;
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
        return Letters.lower(text.substring(start, end));
    }
}

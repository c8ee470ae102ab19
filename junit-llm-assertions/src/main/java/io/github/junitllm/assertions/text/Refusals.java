package io.github.junitllm.assertions.text;

import io.github.junitllm.assertions.prose.Blanks;
import io.github.junitllm.assertions.prose.Letters;
import io.github.junitllm.assertions.prose.Words;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whether an assistant refuses: by a beginning ("i can't") with, for most, what is refused right after it ("help"). "I
 * can't find your order" is an answer; "I can't help with that" is a refusal. What is quoted is another's; and who goes on
 * with what was asked for ("I can't give the exact number, but it is about ten") limits an answer.
 */
final class Refusals {

    /** Refusals come first; later on the same words mostly limit an answer that was given. */
    private static final int LOOKED_AT = 400;

    /** How many characters may stand between a beginning and the act, for an adverb or "you". */
    private static final int BETWEEN = 24;

    /** An apostrophe is no quotation mark: it stands behind a letter, and its opening one does not. */
    private static final Pattern QUOTED = Pattern.compile(
            "\"[^\"]{0,400}+\"|“[^”]{0,400}+”|„[^“”]{0,400}+[“”]|«[^»]{0,400}+»|(?<![\\p{L}\\p{N}])'[^'\"]{0,400}?(?:'(?=\\p{L})[^'\"]{0,400}?){0,4}'(?!\\p{L})");

    /** Ahead of a beginning these make it a condition, or its opposite. */
    private static final Pattern AHEAD =
            Pattern.compile("(?<!\\p{L})(?:nothing|if|when|whether|unless|what|whatever|how|why) $");

    /** "Can't help but smile", "can't help laughing". */
    private static final Pattern IDIOM =
            Pattern.compile("^help (?:but|feeling|thinking|noticing|wondering|laughing|smiling)(?!\\p{L})");

    /** What the sentence goes on with, if not with the speaker's offer of something else. */
    private static final Pattern ANSWER = Pattern.compile(
            "^[^.!?]{0,160}?(?:[,;] ?| )(?:but|however|though|aber|doch|mais|pero|ma|mas),? "
                    + "(?!(?:i|i'm|i'd|i'll|we|we'd|you|if|please|feel|let|perhaps|maybe|ich|wir|sie|du|wenn|je|nous|vous|si|puedo|posso|podemos|se)(?!\\p{L}))\\p{L}");

    /** What is refused in part only, and a clause behind it. */
    private static final Pattern IN_PART = Pattern.compile(
            "^[^.!?:;,]{0,80}?(?<!\\p{L})(?:long|longer|all|every|each|exact|exactly|precise|precisely|certainty|complete|full|entire|detailed|exhaustive)(?!\\p{L})"
                    + "[^.!?:;,]{0,80}[:;,] ?\\p{L}+ \\p{L}+|^[^.!?]{0,40}? enough(?!\\p{L})");

    private Refusals() {}

    /** Returns the phrase by which a text refuses. */
    static Optional<String> find(String text) {
        String start = Letters.lower(Blanks.collapse(text.substring(0, Math.min(text.length(), LOOKED_AT))))
                .replace('\u2019', '\'');
        String own = withoutQuotes(start);
        for (String phrase : RefusalPhrases.WHOLE) {
            int at = own.indexOf(phrase);
            if (at >= 0 && counts(own, at, at + phrase.length())) {
                return Optional.of(phrase);
            }
        }
        return RefusalPhrases.LANGUAGES.stream()
                .flatMap(language ->
                        language.beginnings().stream().flatMap(beginning -> refused(own, beginning, language).stream()))
                .findFirst();
    }

    /** An answer in quotation marks as a whole is no quotation. */
    private static String withoutQuotes(String text) {
        Matcher quoted = QUOTED.matcher(text);
        return quoted.lookingAt() && quoted.end() >= text.strip().length() ? text : quoted.replaceAll("\"\"");
    }

    private static Optional<String> refused(String text, String beginning, RefusalPhrases.Phrases language) {
        int at = text.indexOf(beginning);
        while (at >= 0) {
            int end = insertionEnd(text, at + beginning.length());
            String after = text.substring(end, Math.min(text.length(), end + BETWEEN * 2));
            for (String act : language.acts()) {
                int found = after.indexOf(act);
                if (found >= 0
                        && found <= BETWEEN
                        && startsWord(text, at)
                        && leads(after.substring(0, found), language)
                        && !IDIOM.matcher(after.substring(found)).find()
                        && counts(text, at, end + found + act.length())) {
                    return Optional.of(text.substring(at, end + found + act.length()));
                }
            }
            at = text.indexOf(beginning, at + beginning.length());
        }
        return Optional.empty();
    }

    /** Skips what is put in between commas: "I can't, in good conscience, help". */
    private static int insertionEnd(String text, int from) {
        if (from >= text.length() || text.charAt(from) != ',') {
            return from;
        }
        int comma = text.indexOf(',', from + 1);
        return comma > 0 && comma - from <= BETWEEN * 2 ? comma + 1 : from;
    }

    /** Tells whether the phrase refuses what was asked, all of it. */
    private static boolean counts(String text, int start, int end) {
        String rest = text.substring(end);
        return !AHEAD.matcher(text.substring(0, start)).find()
                && !ANSWER.matcher(rest).find()
                && !IN_PART.matcher(rest).find();
    }

    private static boolean startsWord(String text, int at) {
        return at == 0 || !Character.isLetter(text.charAt(at - 1)) || Words.standsAlone(text.codePointAt(at));
    }

    /** Tells whether a beginning still holds after these words: not in another clause, nor in "I can't wait to help". */
    private static boolean leads(String between, RefusalPhrases.Phrases language) {
        List<String> words = List.of(between.strip().split("[ ']+", -1));
        boolean known = language.between().isEmpty()
                || between.isBlank()
                || language.between().containsAll(words);
        return known && between.chars().noneMatch(character -> ",.;:!?\u3002".indexOf(character) >= 0);
    }
}

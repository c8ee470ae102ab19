package io.github.junitllm.assertions.prose;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The sentences of a text, as NLTK's English sentence tokenizer finds them: a sentence ends at a full stop, question or
 * exclamation mark with white space or closing punctuation after it, unless that stop belongs to an abbreviation, an
 * initial, or stands before a small letter; {@code 1.} in front of a list item is a sentence of its own. What stands in
 * front of no such mark is the last sentence; line breaks end none. The marks of Chinese, Japanese and Hindi end a
 * sentence wherever they stand. As there, the last of several marks at the very end of a text counts as one sentence
 * more: {@code What??} is two.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Sentences {

    private static final String ENDS = ".?!";

    private static final String FULL_WIDTH_ENDS = "\u3002\uff01\uff1f\u0964";

    private static final String CLOSERS = "\"')]}";

    private static final String FULL_WIDTH_CLOSERS = "\u300d\u300f\u201d\u2019\uff09\u300b";

    private final String text;
    private final List<String> sentences = new ArrayList<>();
    private int start;

    private Sentences(String text) {
        this.text = text;
    }

    /** Returns the sentences, without white space around them; none for a blank text. */
    public static List<String> of(String text) {
        List<String> all = new ArrayList<>();
        for (String part : parts(text)) {
            Sentences found = new Sentences(Blanks.strip(part));
            found.split();
            all.addAll(found.sentences);
        }
        return List.copyOf(all);
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (FULL_WIDTH_ENDS.indexOf(text.charAt(i)) >= 0) {
                while (i + 1 < text.length()
                        && (FULL_WIDTH_ENDS + FULL_WIDTH_CLOSERS).indexOf(text.charAt(i + 1)) >= 0) {
                    i++;
                }
                parts.add(text.substring(start, i + 1));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    private void split() {
        int from = 0;
        while (from < text.length()) {
            int to = endOfPiece(from);
            int next = startOfPiece(to);
            int mark = mark(from, to, next);
            if (mark >= 0 && SentenceEnds.among(tokens(from, mark, to, next))) {
                endAt(mark + 1);
            }
            from = next;
        }
        add(text.length());
    }

    /** Returns where the last mark of a piece stands that could end a sentence, or -1. */
    private int mark(int from, int to, int next) {
        for (int i = to - 1; i >= from; i--) {
            boolean followed = i + 1 < to ? SentenceTokens.endsWord(text.charAt(i + 1)) : next < text.length();
            if (followed && ENDS.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private List<String> tokens(int from, int mark, int to, int next) {
        List<String> tokens = new ArrayList<>(SentenceTokens.of(text.substring(from, mark + 1)));
        tokens.addAll(
                mark + 1 < to
                        ? List.of(text.substring(mark + 1, mark + 2))
                        : SentenceTokens.of(text.substring(next, endOfPiece(next))));
        return tokens;
    }

    /** Ends a sentence, with the closing quotes and brackets that follow it. */
    private void endAt(int end) {
        int closed = end;
        while (closed < text.length() && CLOSERS.indexOf(text.charAt(closed)) >= 0) {
            closed++;
        }
        boolean closes =
                closed == text.length() || Blanks.isBlank(text.charAt(closed)) || text.startsWith("--", closed);
        add(closes ? closed : end);
    }

    private void add(int end) {
        String sentence = Blanks.strip(text.substring(start, end));
        if (!sentence.isEmpty()) {
            sentences.add(sentence);
        }
        start = end;
    }

    private int endOfPiece(int from) {
        int at = from;
        while (at < text.length() && !Blanks.isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private int startOfPiece(int from) {
        int at = from;
        while (at < text.length() && Blanks.isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }
}

package io.github.junitllm.assertions.retrieval;

import io.github.junitllm.assertions.prose.CodeSpans;
import io.github.junitllm.golden.ContextDocument;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A marker in an answer that points to a document.
 *
 * <p>A marker is what stands in square brackets ({@code [1]}, {@code [^1]}, {@code [refunds.md]}, also the Asian 【1】), or
 * each part of it between commas or semicolons ({@code [1, 3]}), if it is the id of a given document, or a number, or looks
 * like an id: no white space, and a digit or one of {@code . : / _ #} in it. So {@code [sic]} and the check box {@code [x]}
 * are none, nor is the text of a Markdown link unless it is a number or the id of a document, nor anything in Markdown
 * code. A range of numbers ({@code [1-3]}) is a marker for each of them.
 *
 * @param id what it points to, as written
 * @param start first UTF-16 index of the bracket it stands in
 * @param end the index after its last
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Citation(String id, int start, int end) {

    private static final int LONGEST = 200;
    private static final int LONGEST_RANGE = 100;
    private static final Pattern RANGE = Pattern.compile("(\\d{1,6}) ?[-\u2010-\u2015] ?\\^?(\\d{1,6})");
    private static final String ID_CHARACTERS = ".:/_#";

    /** Returns the markers of an answer, in their order. */
    public static List<Citation> in(GroundedAnswer answer) {
        String text = answer.text();
        List<Citation> found = new ArrayList<>();
        BitSet code = CodeSpans.in(text);
        int at = 0;
        while (at < text.length()) {
            char character = text.charAt(at);
            if (code.get(at)) {
                at = code.nextClearBit(at);
                continue;
            }
            int end = character == '['
                    ? closing(text, at, ']')
                    : character == '\u3010' ? closing(text, at, '\u3011') : -1;
            if (end < 0) {
                at++;
                continue;
            }
            boolean link = end + 1 < text.length() && text.charAt(end + 1) == '(';
            for (String part : text.substring(at + 1, end).split("[,;]", -1)) {
                String id = part.strip();
                id = id.startsWith("^") ? id.substring(1) : id;
                if (isMarker(id, link, answer.documents())) {
                    for (String one : each(id, answer.documents())) {
                        found.add(new Citation(one, at, end + 1));
                    }
                }
            }
            at = end + 1;
        }
        return List.copyOf(found);
    }

    /** Returns the document it points to: the one of this id, or else of this place; null if there is none. */
    @Nullable
    ContextDocument target(List<ContextDocument> documents) {
        for (ContextDocument document : documents) {
            if (document.id().equals(id)) {
                return document;
            }
        }
        if (isNumber(id) && id.length() < 9) {
            int place = Integer.parseInt(id);
            return place >= 1 && place <= documents.size() ? documents.get(place - 1) : null;
        }
        return null;
    }

    private static boolean isMarker(String id, boolean link, List<ContextDocument> documents) {
        if (id.isEmpty()) {
            return false;
        }
        if (isNumber(id)
                || RANGE.matcher(id).matches()
                || documents.stream().anyMatch(document -> document.id().equals(id))) {
            return true;
        }
        return !link
                && id.chars().noneMatch(Character::isWhitespace)
                && id.chars()
                        .anyMatch(character -> Character.isDigit(character) || ID_CHARACTERS.indexOf(character) >= 0)
                && id.chars().anyMatch(Character::isLetterOrDigit);
    }

    private static boolean isNumber(String id) {
        return !id.isEmpty() && id.chars().allMatch(character -> character >= '0' && character <= '9');
    }

    private static int closing(String text, int open, char close) {
        for (int i = open + 1; i < Math.min(text.length(), open + LONGEST); i++) {
            char character = text.charAt(i);
            if (character == close) {
                return i;
            } else if (character == '[' || character == '\n') {
                return -1;
            }
        }
        return -1;
    }

    /** Returns the ids that a range stands for, or the one id that it is. */
    private static List<String> each(String id, List<ContextDocument> documents) {
        Matcher range = RANGE.matcher(id);
        if (!range.matches()
                || documents.stream().anyMatch(document -> document.id().equals(id))) {
            return List.of(id);
        }
        int first = Integer.parseInt(range.group(1));
        int last = Integer.parseInt(range.group(2));
        return first > last || last - first >= LONGEST_RANGE
                ? List.of(id)
                : IntStream.rangeClosed(first, last).mapToObj(String::valueOf).toList();
    }
}

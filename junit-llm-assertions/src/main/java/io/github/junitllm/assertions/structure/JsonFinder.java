package io.github.junitllm.assertions.structure;

import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.json.MalformedJsonException;
import io.github.junitllm.json.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the JSON of a text: the text itself; the content of fenced blocks that are labelled json or not at all; objects and
 * arrays in prose. One pass, no recursion.
 *
 * <p>Whatever stands inside of brackets that are no JSON is part of something broken, so a value in there is not found but told
 * as a problem: half of a truncated answer must not pass for the answer.
 */
final class JsonFinder {

    private static final int LARGEST = 100_000_000;
    private static final int MOST_PROBLEMS = 20;
    private static final Set<String> JSON = Set.of("json", "application/json");
    private static final Set<String> PLAIN = Set.of("", "text", "txt", "plain", "plaintext");

    private final String text;
    private final List<FoundJson> values = new ArrayList<>();
    private final List<String> citations = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private JsonFinder(String text) {
        this.text = text;
    }

    static JsonFindings in(String text) {
        JsonFinder finder = new JsonFinder(text);
        finder.find();
        return new JsonFindings(finder.values, finder.citations, finder.problems);
    }

    /** Returns the place and the problem as one line, with the place in the whole text. */
    static String problem(String text, int start, MalformedJsonException malformed) {
        Place place = Place.of(text, start);
        return malformed.line() > 0
                ? place.plus(malformed.line(), malformed.column()) + ": " + malformed.problem()
                : place + ": " + malformed.problem();
    }

    private void find() {
        int start = 0;
        int end = text.length();
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (start == end || (mayBeJson(text.charAt(start)) && isValue(start, end))) {
            return;
        }
        int from = 0;
        for (FencedBlock block : FencedBlock.allIn(text)) {
            prose(from, block.outerStart());
            fenced(block);
            from = block.outerEnd();
        }
        prose(from, text.length());
    }

    private static boolean mayBeJson(char first) {
        return "{[\"-0123456789tfn".indexOf(first) >= 0;
    }

    private void fenced(FencedBlock block) {
        boolean json = JSON.contains(block.language());
        if (!json && !PLAIN.contains(block.language())) {
            return; // code, not an answer
        }
        String content = text.substring(block.start(), block.end());
        if (content.isBlank()) {
            return;
        }
        int start = block.start();
        int end = block.end();
        while (Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (json) {
            readOrTell(start, end);
        } else if (!isValue(start, end)) {
            prose(block.start(), block.end());
        }
    }

    /** Adds the value if the span is exactly one. */
    private boolean isValue(int start, int end) {
        return read(start, end) == null;
    }

    private @Nullable MalformedJsonException read(int start, int end) {
        String span = text.substring(start, end);
        try {
            values.add(new FoundJson(span, StrictJson.value(span, LARGEST), start, end));
            return null;
        } catch (MalformedJsonException malformed) {
            if (malformed.isBeyondLimit()) {
                throw new UndecidedException(
                        "the JSON of the text cannot be read: " + problem(text, start, malformed), malformed);
            }
            return malformed;
        }
    }

    private void readOrTell(int start, int end) {
        MalformedJsonException malformed = read(start, end);
        if (malformed != null && problems.size() < MOST_PROBLEMS) {
            problems.add(problem(text, start, malformed));
        }
    }

    /** Keeps the first problems only: the place of each takes a look at all that comes before. */
    private void tell(int at, String problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(Place.of(text, at) + ": " + problem);
        }
    }

    private void prose(int from, int to) {
        OpenBrackets open = new OpenBrackets();
        int at = from;
        while (at < to) {
            char here = text.charAt(at);
            if (here == '{' || here == '[') {
                at = value(at, to, open);
            } else {
                if ((here == '}' || here == ']') && !open.close(here)) {
                    tell(at, "a closing " + here + " without an opening one");
                }
                at++;
            }
        }
    }

    /** Looks at a bracket and returns where to go on. */
    private int value(int at, int to, OpenBrackets open) {
        JsonSpan span = JsonSpan.at(text, at, to);
        if (!span.complete()) {
            open.push(span);
            if (span.sign() && open.tellOnce()) {
                tell(
                        span.end(),
                        span.end() == to
                                ? "the text ends inside of JSON"
                                : "no JSON from here on, but it began as such");
            }
            return Math.max(span.end(), at + 1);
        }
        if (open.isEmpty() && isCitation(at, span.end())) {
            if (citations.size() < MOST_PROBLEMS) {
                citations.add(text.substring(at, span.end()));
            }
        } else if (open.isEmpty() && !isMember(at)) {
            readOrTell(at, span.end());
        } else if (open.tellOnce()) {
            tell(at, "JSON stands inside of something that is none");
        }
        return span.end();
    }

    /** Whether an array of nothing but whole numbers stands in a line with other text. */
    private boolean isCitation(int start, int end) {
        for (int i = start; i < end; i++) {
            char here = text.charAt(i);
            if (here != '['
                    && here != ']'
                    && here != ','
                    && !Character.isWhitespace(here)
                    && (here < '0' || here > '9')) {
                return false;
            }
        }
        return text.charAt(start) == '[' && !(isBlankTo(start, -1) && isBlankTo(end - 1, 1));
    }

    /** Whether nothing but white space stands between a place and the end, or the beginning, of its line. */
    private boolean isBlankTo(int place, int step) {
        for (int i = place + step; i >= 0 && i < text.length(); i += step) {
            char here = text.charAt(i);
            if (here == '\n') {
                return true;
            } else if (!Character.isWhitespace(here)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a name and a colon come before, so that the value is a part of an object whose beginning is lost. */
    private boolean isMember(int at) {
        int colon = lastBefore(at);
        return colon >= 0
                && text.charAt(colon) == ':'
                && lastBefore(colon) >= 0
                && text.charAt(lastBefore(colon)) == '"';
    }

    /** Returns the index of the nearest character before that is no white space; -1 if it is not near. */
    private int lastBefore(int at) {
        int before = at - 1;
        while (before >= 0 && Character.isWhitespace(text.charAt(before))) {
            if (at - before > 100) {
                return -1;
            }
            before--;
        }
        return before;
    }
}

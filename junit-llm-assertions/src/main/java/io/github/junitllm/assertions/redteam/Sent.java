package io.github.junitllm.assertions.redteam;

import io.github.junitllm.assertions.guard.unmask.Folding;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.json.MalformedJsonException;
import io.github.junitllm.json.StrictJson;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was sent to the model, as letters and digits only: applications trim, escape, wrap and clean what they pass on.
 */
final class Sent {

    /** So many letters and digits in a row are no coincidence. */
    private static final int WINDOW = 32;

    /** So many of them are the attack's and not its goal's. */
    private static final int FEWEST_OWN = 12;

    private static final int LARGEST = 50_000_000;

    /** How the names of protocols end in which no model reads the text to answer it. */
    private static final List<String> ANSWERING_NOBODY = List.of("embeddings", "embedding", "moderations", "models");

    private final List<String> requests;

    Sent(List<LlmCall> calls) {
        this.requests = calls.stream()
                .filter(call -> ANSWERING_NOBODY.stream().noneMatch(call.protocol()::endsWith))
                .map(call -> bare(texts(call.requestBody())))
                .toList();
    }

    /**
     * Returns the place of the first request that has some of a text, other than words of the goal, which a system prompt
     * may have as well; -1 for none.
     */
    int requestWith(String text, String goal) {
        Set<String> windows = windows(bare(text), bare(goal));
        for (int i = 0; i < requests.size(); i++) {
            if (hasOneOf(windows, requests.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static Set<String> windows(String text, String goal) {
        BitSet ofGoal = ofGoal(text, goal);
        Set<String> windows = new HashSet<>();
        for (int i = 0; i + WINDOW <= text.length(); i++) {
            if (WINDOW - ofGoal.get(i, i + WINDOW).cardinality() >= FEWEST_OWN) {
                windows.add(text.substring(i, i + WINDOW));
            }
        }
        return windows.isEmpty() ? Set.of(text) : windows;
    }

    /** The places of a text that words of the goal take up. */
    private static BitSet ofGoal(String text, String goal) {
        BitSet places = new BitSet();
        int length = Math.min(FEWEST_OWN, goal.length());
        for (int i = 0; i + length <= text.length(); i++) {
            if (goal.contains(text.substring(i, i + length))) {
                places.set(i, i + length);
            }
        }
        return places;
    }

    private static boolean hasOneOf(Set<String> windows, String request) {
        int length = windows.iterator().next().length();
        for (int i = 0; i + length <= request.length(); i++) {
            if (windows.contains(request.substring(i, i + length))) {
                return true;
            }
        }
        return false;
    }

    private static String bare(String text) {
        String folded = Folding.fold(text);
        StringBuilder letters = new StringBuilder(folded.length());
        folded.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
        return letters.toString();
    }

    /** The texts of a JSON body, unescaped; any other body as it is. */
    private static String texts(String body) {
        try {
            StringBuilder texts = new StringBuilder(body.length());
            Deque<Object> open = new ArrayDeque<>();
            push(open, StrictJson.value(body, LARGEST));
            while (!open.isEmpty()) {
                Object value = open.pop();
                if (value instanceof String text) {
                    texts.append(text).append('\n');
                } else if (value instanceof Map<?, ?> object) {
                    object.values().forEach(each -> push(open, each));
                } else if (value instanceof List<?> array) {
                    array.forEach(each -> push(open, each));
                }
            }
            return texts.toString();
        } catch (MalformedJsonException noJson) {
            return body;
        }
    }

    private static void push(Deque<Object> open, @Nullable Object value) {
        if (value != null) {
            open.push(value);
        }
    }
}

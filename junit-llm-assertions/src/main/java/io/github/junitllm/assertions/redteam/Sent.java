package io.github.junitllm.assertions.redteam;

import io.github.junitllm.call.LlmCall;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was sent to the model, as letters and digits only: applications trim, escape, wrap and clean what they pass on.
 */
final class Sent {

    /** So many letters and digits in a row are no coincidence. */
    private static final int WINDOW = 32;

    /** So many of them are the attack's and not its goal's; so many are of an answer that was sent back. */
    private static final int FEWEST_OWN = 12;

    /** How the names of protocols end in which no model reads the text to answer it. */
    private static final List<String> ANSWERING_NOBODY = List.of("embeddings", "embedding", "moderations", "models");

    private final List<LlmCall> calls;
    private final List<SentRequest> requests;

    Sent(List<LlmCall> calls) {
        this.calls = calls.stream()
                .filter(call -> ANSWERING_NOBODY.stream().noneMatch(call.protocol()::endsWith))
                .toList();
        this.requests = this.calls.stream().map(SentRequest::of).toList();
    }

    /**
     * Returns what of a text was sent, as runs that have something of the text besides words of the goal, which a system
     * prompt may have as well.
     */
    Arrived arrived(String text, String goal) {
        String passage = SentRequest.bare(text);
        String bareGoal = SentRequest.bare(goal);
        Map<String, Integer> windows = windows(passage, bareGoal);
        BitSet letters = new BitSet();
        int first = -1;
        for (int i = 0; i < requests.size(); i++) {
            if (mark(passage, windows, requests.get(i).text(), letters) && first < 0) {
                first = i;
            }
        }
        return new Arrived(first, letters, passage.length(), passage.indexOf(bareGoal), bareGoal.length());
    }

    /**
     * Tells whether the model was told in a request what was said in those before: the request holds an earlier message or
     * answer, or leads to them.
     *
     * @param earlier the user's messages so far
     */
    boolean remembers(int request, List<String> earlier, String goal) {
        SentRequest asked = requests.get(request);
        for (int i = 0; i < request; i++) {
            String answer = SentRequest.bare(calls.get(i).answerText());
            boolean sentBack =
                    answer.length() >= FEWEST_OWN && holds(asked, answer, "") && !holds(requests.get(0), answer, "");
            if (sentBack || asked.continues(requests.get(i))) {
                return true;
            }
        }
        return earlier.stream().anyMatch(message -> holds(asked, SentRequest.bare(message), goal));
    }

    private static boolean holds(SentRequest request, String passage, String goal) {
        return mark(passage, windows(passage, SentRequest.bare(goal)), request.text(), new BitSet());
    }

    /** The runs of a text by which it is known, with their places. */
    private static Map<String, Integer> windows(String text, String goal) {
        BitSet ofGoal = ofGoal(text, goal);
        Map<String, Integer> windows = new HashMap<>();
        for (int i = 0; i + WINDOW <= text.length(); i++) {
            if (WINDOW - ofGoal.get(i, i + WINDOW).cardinality() >= FEWEST_OWN) {
                windows.putIfAbsent(text.substring(i, i + WINDOW), i);
            }
        }
        return windows.isEmpty() ? Map.of(text, 0) : windows;
    }

    /** The places of a text that words of the goal take up. */
    private static BitSet ofGoal(String text, String goal) {
        BitSet places = new BitSet();
        int length = Math.min(FEWEST_OWN, goal.length());
        for (int i = 0; length > 0 && i + length <= text.length(); i++) {
            if (goal.contains(text.substring(i, i + length))) {
                places.set(i, i + length);
            }
        }
        return places;
    }

    /** Marks the letters of a passage that a request has, as long as they go on to both sides of a window. */
    private static boolean mark(String passage, Map<String, Integer> windows, String request, BitSet letters) {
        int length = windows.keySet().iterator().next().length();
        boolean found = false;
        int at = 0;
        while (at + length <= request.length()) {
            Integer place = windows.get(request.substring(at, at + length));
            if (place == null) {
                at++;
                continue;
            }
            found = true;
            int start = 0;
            while (start < place && start < at && request.charAt(at - start - 1) == passage.charAt(place - start - 1)) {
                start++;
            }
            int end = length;
            while (place + end < passage.length()
                    && at + end < request.length()
                    && request.charAt(at + end) == passage.charAt(place + end)) {
                end++;
            }
            letters.set(place - start, place + end);
            at += Math.max(1, end);
        }
        return found;
    }
}

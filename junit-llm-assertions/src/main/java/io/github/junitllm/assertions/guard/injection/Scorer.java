package io.github.junitllm.assertions.guard.injection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what speaks for an injection. Evidence of different sorts, near each other, is combined as 1 - (1-a)(1-b)...: two
 * weak signs make a strong one, and a hundred weak ones of one sort do not. Far apart, each stands for itself.
 */
final class Scorer {

    /** In words: about as much as a paragraph. */
    private static final int NEAR = 80;

    /** Rules by a word, or the beginning of a word, that they can begin with. */
    private final Map<String, List<Rule>> byWord = new HashMap<>();

    private final Map<String, List<Rule>> byBeginning = new HashMap<>();

    Scorer(List<Rule> rules) {
        for (Rule rule : rules) {
            WordSet first = rule.elements().get(0).words();
            first.whole().forEach(word -> byWord.computeIfAbsent(word, key -> new ArrayList<>())
                    .add(rule));
            first.beginnings().forEach(word -> byBeginning
                    .computeIfAbsent(word, key -> new ArrayList<>())
                    .add(rule));
        }
    }

    /**
     * A rule that holds.
     *
     * @param first the word it begins with
     * @param end the word after its last
     */
    private record Evidence(Rule rule, int first, int end) {}

    /**
     * A passage that is one injection.
     *
     * @param start in UTF-16, in the text that was scored
     * @param end in UTF-16, exclusive
     * @param score from 0 to 1
     * @param sort what speaks the most for it
     */
    record Passage(int start, int end, double score, String sort) {}

    /** Returns the passages of at least the score, in the order of the text; none overlaps another. */
    List<Passage> passages(String text, double least) {
        Words words = Words.of(text);
        List<Evidence> evidence = evidence(words);
        List<Passage> passages = new ArrayList<>();
        int i = 0;
        while (i < evidence.size()) {
            int end = i;
            while (end < evidence.size() && evidence.get(end).first - evidence.get(i).first <= NEAR) {
                end++;
            }
            Passage passage = passage(words, evidence.subList(i, end));
            if (passage.score >= least) {
                passages.add(passage);
                i = end;
            } else {
                i++;
            }
        }
        return passages;
    }

    private List<Evidence> evidence(Words words) {
        List<Evidence> evidence = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.word(i);
            add(byWord.get(word), words, i, evidence);
            for (int length = WordSet.SHORTEST_BEGINNING; length <= word.length(); length++) {
                add(byBeginning.get(word.substring(0, length)), words, i, evidence);
            }
        }
        return evidence;
    }

    private static void add(@Nullable List<Rule> rules, Words words, int at, List<Evidence> evidence) {
        if (rules != null) {
            for (Rule rule : rules) {
                int end = rule.match(words, at);
                if (end >= 0) {
                    evidence.add(new Evidence(rule, at, end));
                }
            }
        }
    }

    private static Passage passage(Words words, List<Evidence> evidence) {
        Map<String, Double> heaviest = new HashMap<>();
        int start = Integer.MAX_VALUE;
        int end = 0;
        for (Evidence piece : evidence) {
            heaviest.merge(piece.rule.sort(), piece.rule.weight(), Math::max);
            // The boundaries around are no part of it.
            int first = words.isBoundary(piece.first) && piece.first + 1 < piece.end ? piece.first + 1 : piece.first;
            int last = words.isBoundary(piece.end - 1) && piece.end - 2 > first ? piece.end - 2 : piece.end - 1;
            start = Math.min(start, words.start(first));
            end = Math.max(end, words.end(last));
        }
        double without = 1;
        for (double weight : heaviest.values()) {
            without *= 1 - weight;
        }
        String sort = heaviest.entrySet().stream()
                .max(Map.Entry.<String, Double>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .orElseThrow()
                .getKey();
        return new Passage(start, end, 1 - without, sort);
    }
}

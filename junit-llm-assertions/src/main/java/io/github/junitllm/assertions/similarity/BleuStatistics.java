package io.github.junitllm.assertions.similarity;

import java.util.List;
import java.util.Map;

/** What BLEU counts, added up over texts. */
final class BleuStatistics {

    private final long[] matched;
    private final long[] total;
    private long candidateLength;
    private long referenceLength;

    BleuStatistics(int longest) {
        matched = new long[longest];
        total = new long[longest];
    }

    void add(String candidate, List<String> references) {
        Segments.requireReference(references);
        List<String> tokens = BleuTokens.of(candidate);
        List<List<String>> wanted = references.stream().map(BleuTokens::of).toList();
        candidateLength += tokens.size();
        referenceLength += closest(tokens.size(), wanted);
        for (int n = 1; n <= total.length; n++) {
            NGrams found = NGrams.of(tokens, n);
            total[n - 1] += found.total();
            matched[n - 1] += clipped(found, n, wanted);
        }
    }

    long matched(int n) {
        return matched[n - 1];
    }

    long total(int n) {
        return total[n - 1];
    }

    boolean anyMatch() {
        for (long count : matched) {
            if (count > 0) {
                return true;
            }
        }
        return false;
    }

    double brevityPenalty() {
        return candidateLength >= referenceLength ? 1 : Math.exp(1 - (double) referenceLength / candidateLength);
    }

    /** Counts an n-gram at most as often as the reference has it that has it most often. */
    private static long clipped(NGrams found, int n, List<List<String>> references) {
        List<NGrams> wanted =
                references.stream().map(tokens -> NGrams.of(tokens, n)).toList();
        long sum = 0;
        for (Map.Entry<List<String>, Integer> entry : found.counts().entrySet()) {
            int most = 0;
            for (NGrams reference : wanted) {
                most = Math.max(most, reference.counts().getOrDefault(entry.getKey(), 0));
            }
            sum += Math.min(entry.getValue(), most);
        }
        return sum;
    }

    /** Returns the reference length nearest to the candidate's, the shorter of two equally near. */
    private static int closest(int length, List<List<String>> references) {
        int best = references.get(0).size();
        for (List<String> reference : references) {
            int nearer = Math.abs(reference.size() - length) - Math.abs(best - length);
            if (nearer < 0 || (nearer == 0 && reference.size() < best)) {
                best = reference.size();
            }
        }
        return best;
    }
}

package io.github.junitllm.assertions.similarity;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * ROUGE: shared n-grams and longest common subsequences of a summary and a reference (C.-Y. Lin, "ROUGE: A Package for
 * Automatic Evaluation of Summaries", 2004), with the tokens of Google's {@code rouge-score}: lower case, runs of the letters
 * a-z and digits, no stemming. Letters of other alphabets are no tokens; measure such texts with {@link Chrf}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Rouge {

    private Rouge() {}

    /**
     * Returns ROUGE-N: the shared n-grams.
     *
     * @param n from 1
     */
    public static PrecisionRecall n(int n, String candidate, String reference) {
        if (n < 1) {
            throw new IllegalArgumentException("an n-gram has at least one token, not " + n);
        }
        NGrams found = NGrams.of(tokens(candidate), n);
        NGrams wanted = NGrams.of(tokens(reference), n);
        return PrecisionRecall.of(found.common(wanted), found.total(), wanted.total());
    }

    /**
     * Returns ROUGE-L: the longest common subsequence of the whole texts.
     *
     * @throws io.github.junitllm.assertions.check.UndecidedException if both texts are so long that it takes too long
     */
    public static PrecisionRecall l(String candidate, String reference) {
        List<String> found = tokens(candidate);
        List<String> wanted = tokens(reference);
        return PrecisionRecall.of(CommonSubsequence.length(wanted, found), found.size(), wanted.size());
    }

    /**
     * Returns ROUGE-Lsum: for each sentence of the reference the union of its longest common subsequences with the sentences
     * of the candidate (section 3.2 of the paper). Each line is a sentence. As in ROUGE 1.5.5, no token counts more often
     * than it occurs.
     *
     * @throws io.github.junitllm.assertions.check.UndecidedException if both texts are so long that it takes too long
     */
    public static PrecisionRecall lsum(String candidate, String reference) {
        List<List<String>> found = sentences(candidate);
        List<List<String>> wanted = sentences(reference);
        Map<String, Integer> leftFound = counts(found);
        Map<String, Integer> leftWanted = counts(wanted);
        long sizeFound = found.stream().mapToLong(List::size).sum();
        long sizeWanted = wanted.stream().mapToLong(List::size).sum();
        WorkLimit.require("ROUGE-Lsum", sizeFound, sizeWanted);
        // A sentence that comes again adds nothing, and lines without a word are many in hostile texts.
        Set<List<String>> different = new LinkedHashSet<>(found);
        different.remove(List.of());
        long hits = 0;
        for (List<String> sentence : wanted) {
            BitSet union = new BitSet();
            for (List<String> other : different) {
                union.or(CommonSubsequence.places(sentence, other));
            }
            for (int place = union.nextSetBit(0); place >= 0; place = union.nextSetBit(place + 1)) {
                String token = sentence.get(place);
                if (leftFound.getOrDefault(token, 0) > 0 && leftWanted.getOrDefault(token, 0) > 0) {
                    hits++;
                    leftFound.merge(token, -1, Integer::sum);
                    leftWanted.merge(token, -1, Integer::sum);
                }
            }
        }
        return PrecisionRecall.of(hits, sizeFound, sizeWanted);
    }

    /** Whether a reference can be measured: most of its letters and digits are tokens. */
    static boolean reads(String text) {
        long all = text.codePoints().filter(Character::isLetterOrDigit).count();
        long read = text.codePoints()
                .filter(point -> point < 0x80 && Character.isLetterOrDigit(point))
                .count();
        return read > 0 && read * 2 >= all;
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        StringBuilder token = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            int lower = Character.toLowerCase(text.charAt(i));
            if ((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9')) {
                token.append((char) lower);
            } else if (!token.isEmpty()) {
                tokens.add(token.toString());
                token.setLength(0);
            }
        }
        if (!token.isEmpty()) {
            tokens.add(token.toString());
        }
        return tokens;
    }

    private static List<List<String>> sentences(String text) {
        return text.lines().map(Rouge::tokens).toList();
    }

    private static Map<String, Integer> counts(List<List<String>> sentences) {
        Map<String, Integer> counts = new HashMap<>();
        sentences.forEach(tokens -> tokens.forEach(token -> counts.merge(token, 1, Integer::sum)));
        return counts;
    }
}

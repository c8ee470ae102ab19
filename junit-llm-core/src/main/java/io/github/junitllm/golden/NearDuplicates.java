package io.github.junitllm.golden;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Finds inputs that differ by little more than a typing error, in sets of up to some thousands of cases.
 *
 * <p>Two texts are near duplicates if their sets of four-character shingles have a Jaccard index of at least 0.85 and
 * differ in at most 32 shingles, and if the same numbers stand in both. Candidates come from one-permutation MinHash with
 * banding (Broder 1997; Li, Owen and Zhang 2012); every candidate is checked exactly.
 */
final class NearDuplicates {

    private static final int MOST_CASES = 4_096;
    private static final int MOST_SHINGLES = 1_000_000;
    private static final int MOST_COMPARISONS = 200_000;
    private static final int SHINGLE = 4;
    private static final int SHORTEST = 24;
    private static final double LEAST_JACCARD = 0.85;
    private static final int MOST_DIFFERENCES = 32;
    private static final int BANDS = 8;
    private static final int BINS_PER_BAND = 3;

    /** A case whose shingles are not made yet: a large set is never compared, and then costs nothing. */
    private record Candidate(EvalCase golden, String text, long context) {}

    /** The golden case, its sorted distinct shingles, and a hash of what must be equal: context and numbers. */
    private static final class Entry {
        private final EvalCase golden;
        private final int[] shingles;
        private final long same;

        Entry(Candidate of) {
            golden = of.golden;
            shingles = shinglesOf(of.text);
            same = of.context ^ numbersIn(of.text);
        }
    }

    private List<Candidate> candidates = new ArrayList<>();
    private long shingles;
    private boolean tooMany;

    void add(EvalCase golden, String text, long context) {
        if (tooMany || text.length() < SHORTEST) {
            return;
        }
        shingles += text.length();
        if (candidates.size() == MOST_CASES || shingles > MOST_SHINGLES) {
            tooMany = true;
            candidates = List.of();
            return;
        }
        candidates.add(new Candidate(golden, text, context));
    }

    /** Tells each case that has an earlier near duplicate, with the first such. */
    void report(BiConsumer<EvalCase, EvalCase> pair) {
        List<Entry> entries = new ArrayList<>(candidates.size());
        Map<Long, List<Integer>> buckets = new HashMap<>();
        int comparisons = 0;
        for (int i = 0; i < candidates.size(); i++) {
            Entry entry = new Entry(candidates.get(i));
            entries.add(entry);
            Set<Integer> compared = new HashSet<>();
            boolean told = false;
            for (long band : bands(entry)) {
                List<Integer> bucket = buckets.computeIfAbsent(band, key -> new ArrayList<>(1));
                for (int other : bucket) {
                    if (!told && compared.add(other) && comparisons++ < MOST_COMPARISONS) {
                        told = areNear(entries.get(other), entry);
                        if (told) {
                            pair.accept(entries.get(other).golden, entry.golden);
                        }
                    }
                }
                bucket.add(i);
            }
        }
    }

    private static boolean areNear(Entry a, Entry b) {
        if (a.same != b.same || Math.abs(a.shingles.length - b.shingles.length) > MOST_DIFFERENCES) {
            return false;
        }
        int i = 0;
        int j = 0;
        int shared = 0;
        while (i < a.shingles.length && j < b.shingles.length) {
            int order = Integer.compare(a.shingles[i], b.shingles[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        int all = a.shingles.length + b.shingles.length - shared;
        return shared >= LEAST_JACCARD * all && all - shared <= MOST_DIFFERENCES;
    }

    private static int[] shinglesOf(String text) {
        int count = text.length() - SHINGLE + 1;
        int[] shingles = new int[count];
        for (int i = 0; i < count; i++) {
            int hash = 0;
            for (int k = 0; k < SHINGLE; k++) {
                hash = hash * 0x9E3779B1 + text.charAt(i + k);
            }
            hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
            shingles[i] = hash ^ (hash >>> 13);
        }
        Arrays.sort(shingles);
        int distinct = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || shingles[i] != shingles[i - 1]) {
                shingles[distinct++] = shingles[i];
            }
        }
        return distinct == count ? shingles : Arrays.copyOf(shingles, distinct);
    }

    /** The sorted hashes fall into equal ranges (bins); the least of each bin is a MinHash, a few of them make a band. */
    private static long[] bands(Entry entry) {
        int bins = BANDS * BINS_PER_BAND;
        long[] least = new long[bins];
        Arrays.fill(least, Long.MAX_VALUE);
        for (int shingle : entry.shingles) {
            int bin = (int) (((shingle - (long) Integer.MIN_VALUE) * bins) >>> 32);
            least[bin] = Math.min(least[bin], shingle);
        }
        long[] bands = new long[BANDS];
        for (int band = 0; band < BANDS; band++) {
            long hash = entry.same + band;
            for (int k = 0; k < BINS_PER_BAND; k++) {
                hash = LongIntTable.mix(hash * 31 + least[band * BINS_PER_BAND + k]);
            }
            bands[band] = hash;
        }
        return bands;
    }

    private static long numbersIn(String text) {
        long hash = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isDigit(c)) {
                hash = LongIntTable.mix(hash * 31 + c + 1);
            }
        }
        return hash;
    }
}

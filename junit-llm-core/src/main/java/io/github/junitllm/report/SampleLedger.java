package io.github.junitllm.report;

import io.github.junitllm.verdict.SampleVerdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the latest verdict of every sample of a method in 9 bytes a slot, at most 36 bytes a sample: enough to notice
 * re-runs among a million samples. Samples are told apart by 64 bits of hash; among a million, two collide once in
 * some thirty million runs.
 */
final class SampleLedger {

    private static final List<SampleVerdict> VERDICTS = List.of(SampleVerdict.values());
    private static final int RERUN = 1 << 6;
    private static final int CHANGED = 1 << 7;

    private long[] keys = new long[64];
    private byte[] states = new byte[64];
    private int size;
    private long reruns;
    private long changed;

    /** Enters a sample's latest verdict; returns the one before, or null when the sample is new. */
    @Nullable
    SampleVerdict put(long key, SampleVerdict verdict) {
        int slot = slot(keys, states, key);
        int state = states[slot];
        if (state == 0) {
            keys[slot] = key;
            states[slot] = (byte) code(verdict);
            if (++size * 2 > keys.length) {
                grow();
            }
            return null;
        }
        SampleVerdict before = VERDICTS.get((state & ~(RERUN | CHANGED) & 0xFF) - 1);
        int marks = (state & (RERUN | CHANGED)) | RERUN | (before == verdict ? 0 : CHANGED);
        reruns += (state & RERUN) == 0 ? 1 : 0;
        changed += (marks & CHANGED) != (state & CHANGED) ? 1 : 0;
        states[slot] = (byte) (marks | code(verdict));
        return before;
    }

    /** Returns how many samples were entered more than once. */
    long reruns() {
        return reruns;
    }

    /** Returns how many samples came out differently at least once. */
    long changed() {
        return changed;
    }

    /** Returns the key of a sample. */
    static long key(String caseId, int sample) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < caseId.length(); i++) {
            hash = (hash ^ caseId.charAt(i)) * 0x100000001B3L;
        }
        // Outside the range of characters: sample 1 of case "1" is not sample 2 of case "2", nor any of case "11".
        hash = (hash ^ (0x10000L + sample)) * 0x100000001B3L;
        // The finalizer of SplitMix64 spreads what FNV-1a leaves in the low bits.
        hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
        return hash ^ (hash >>> 31);
    }

    /** A slot whose state is 0 is empty. */
    private static int code(SampleVerdict verdict) {
        return VERDICTS.indexOf(verdict) + 1;
    }

    private static int slot(long[] keys, byte[] states, long key) {
        int slot = (int) key & (keys.length - 1);
        while (states[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] biggerKeys = new long[2 * keys.length];
        byte[] biggerStates = new byte[2 * keys.length];
        for (int i = 0; i < keys.length; i++) {
            if (states[i] != 0) {
                int slot = slot(biggerKeys, biggerStates, keys[i]);
                biggerKeys[slot] = keys[i];
                biggerStates[slot] = states[i];
            }
        }
        keys = biggerKeys;
        states = biggerStates;
    }
}

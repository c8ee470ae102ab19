package io.github.junitllm.assertions.redteam;

import java.util.Random;

/** Chance that depends on a seed and a name only: the same in every run, whatever else is drawn. */
final class Seeds {

    private Seeds() {}

    static Random random(long seed, String name) {
        return new Random(hash(seed, name));
    }

    /** 64-bit FNV-1a over UTF-16, then the finaliser of MurmurHash3, which spreads names that differ little. */
    static long hash(long seed, String name) {
        long hash = 0xCBF29CE484222325L ^ seed;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xFF51AFD7ED558CCDL;
        hash = (hash ^ (hash >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return hash ^ (hash >>> 33);
    }
}

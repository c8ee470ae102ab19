package io.github.junitllm.assertions.text;

import io.github.junitllm.assertions.prose.Letters;

/** Counts the syllables of an English word by a rule of thumb. */
final class Syllables {

    private static final String VOWELS = "aeiouy";

    private Syllables() {}

    static long of(String word) {
        String small = Letters.lower(word);
        long runs = 0;
        boolean inside = false;
        for (int i = 0; i < small.length(); i++) {
            boolean vowel = VOWELS.indexOf(small.charAt(i)) >= 0;
            if (vowel && !inside) {
                runs++;
            }
            inside = vowel;
        }
        return Math.max(1, runs > 1 && endsSilently(small) ? runs - 1 : runs);
    }

    /** Tells whether the last e is silent: as in "made", not as in "see" or "table". */
    private static boolean endsSilently(String word) {
        int last = word.length() - 1;
        if (last < 2 || word.charAt(last) != 'e' || isVowel(word.charAt(last - 1))) {
            return false;
        }
        return word.charAt(last - 1) != 'l' || isVowel(word.charAt(last - 2));
    }

    private static boolean isVowel(char letter) {
        return VOWELS.indexOf(letter) >= 0;
    }
}

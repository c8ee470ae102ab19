package io.github.junitllm.assertions.text;

import io.github.junitllm.assertions.prose.Letters;
import io.github.junitllm.assertions.prose.Words;
import java.util.List;
import java.util.Optional;

/**
 * A block of words that stands several times without anything between: what a model says that cannot stop.
 *
 * @param block the block as it stands first, in small letters
 * @param times how often it stands there
 */
record RepetitionLoop(String block, int times) {

    private static final int LONGEST_BLOCK = 100;

    /** From this many words on a block is a phrase: three of the same are a loop, as they are not for "very". */
    private static final int PHRASE = 4;

    private static final int TIMES_OF_PHRASE = 3;

    private static final int TIMES_OF_WORDS = 6;

    static Optional<RepetitionLoop> in(String text) {
        List<String> words = Words.of(Letters.lower(text));
        for (int length = 1; length <= LONGEST_BLOCK && length * 2 <= words.size(); length++) {
            Optional<RepetitionLoop> loop = ofLength(words, length);
            if (loop.isPresent()) {
                return loop;
            }
        }
        return Optional.empty();
    }

    private static Optional<RepetitionLoop> ofLength(List<String> words, int length) {
        int enough = length < PHRASE ? TIMES_OF_WORDS : TIMES_OF_PHRASE;
        int same = 0;
        for (int i = length; i <= words.size(); i++) {
            if (i < words.size() && words.get(i).equals(words.get(i - length))) {
                same++;
                continue;
            }
            int times = same / length + 1;
            List<String> block = words.subList(i - same - length, i - same);
            if (times >= enough && saysSomething(block)) {
                return Optional.of(new RepetitionLoop(String.join(" ", block), times));
            }
            same = 0;
        }
        return Optional.empty();
    }

    /** Rows of numbers repeat rightly, and are no loop. */
    private static boolean saysSomething(List<String> block) {
        return block.stream().anyMatch(word -> word.codePoints().anyMatch(Character::isLetter));
    }
}

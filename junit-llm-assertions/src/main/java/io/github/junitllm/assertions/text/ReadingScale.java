package io.github.junitllm.assertions.text;

import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.assertions.prose.Sentences;
import io.github.junitllm.assertions.prose.Words;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Formulas that tell how hard an English text is to read, from the length of its sentences and words. Syllables are
 * counted by a rule of thumb, see {@link #measure(String)}; a grade is a year of school in the United States.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum ReadingScale {

    /**
     * 206.835 - 1.015 words per sentence - 84.6 syllables per word; 100 is very easy, 0 very hard, and both ends are
     * open. R. Flesch, A new readability yardstick, Journal of Applied Psychology 32, 1948.
     */
    FLESCH_READING_EASE("Flesch reading ease") {
        @Override
        double of(Counts text) {
            return 206.835 - 1.015 * text.wordsPerSentence() - 84.6 * text.syllablesPerWord();
        }
    },

    /**
     * 0.39 words per sentence + 11.8 syllables per word - 15.59, a grade. J. P. Kincaid et al., Derivation of new
     * readability formulas for Navy enlisted personnel, Research Branch Report 8-75, 1975.
     */
    FLESCH_KINCAID_GRADE("Flesch-Kincaid grade") {
        @Override
        double of(Counts text) {
            return 0.39 * text.wordsPerSentence() + 11.8 * text.syllablesPerWord() - 15.59;
        }
    },

    /**
     * 4.71 letters and digits per word + 0.5 words per sentence - 21.43, a grade; needs no syllables. E. A. Smith, R. J.
     * Senter, Automated readability index, AMRL-TR-66-220, 1967.
     */
    AUTOMATED_READABILITY_INDEX("automated readability index") {
        @Override
        double of(Counts text) {
            return 4.71 * text.charactersPerWord() + 0.5 * text.wordsPerSentence() - 21.43;
        }
    },

    /**
     * 5.88 letters and digits per word - 29.6 sentences per word - 15.8, a grade; needs no syllables. M. Coleman, T. L.
     * Liau, A computer readability formula designed for machine scoring, Journal of Applied Psychology 60, 1975.
     */
    COLEMAN_LIAU_INDEX("Coleman-Liau index") {
        @Override
        double of(Counts text) {
            return 5.88 * text.charactersPerWord() - 29.6 / text.wordsPerSentence() - 15.8;
        }
    };

    private final String words;

    ReadingScale(String words) {
        this.words = words;
    }

    /**
     * Measures a text. A syllable is a run of vowels (y included); a silent e at a word's end is none, and each word has
     * at least one.
     *
     * @throws UndecidedException if the text has no word
     */
    public double measure(String text) {
        List<String> found = Words.of(text);
        if (found.isEmpty()) {
            throw new UndecidedException("a text without a word has no " + this);
        }
        long characters = found.stream()
                .flatMapToInt(String::codePoints)
                .filter(Character::isLetterOrDigit)
                .count();
        long syllables = found.stream().mapToLong(Syllables::of).sum();
        return of(new Counts(found.size(), Sentences.of(text).size(), characters, syllables));
    }

    abstract double of(Counts text);

    @Override
    public String toString() {
        return words;
    }

    /** What the formulas are made of; there is at least one word, and so one sentence. */
    record Counts(long words, long sentences, long characters, long syllables) {

        double wordsPerSentence() {
            return (double) words / sentences;
        }

        double syllablesPerWord() {
            return (double) syllables / words;
        }

        double charactersPerWord() {
            return (double) characters / words;
        }
    }
}

package io.github.junitllm.assertions.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.junitllm.assertions.similarity.Bleu.Smoothing;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reference values: sacrebleu's test_bleu.py and test_sentence_bleu.py, and the examples of its README. */
class BleuTests {

    private static final List<String> CANDIDATES =
            List.of("The dog bit the man.", "It wasn't surprising.", "The man had just bitten him.");

    private static final List<List<String>> REFERENCES = List.of(
            List.of("The dog bit the man.", "The dog had bit the man."),
            List.of("It was not unexpected.", "No one was surprised."),
            List.of("The man bit him first.", "The man had bitten the dog."));

    @Test
    void corpusScoreIsSacrebleus() {
        assertThat(Bleu.standard().corpus(CANDIDATES, REFERENCES) * 100).isCloseTo(48.530827, within(1e-6));
        assertThat(new Bleu(4, Smoothing.NONE).corpus(CANDIDATES, REFERENCES) * 100)
                .isCloseTo(48.530827, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"1, 77.65", "2, 60.50", "3, 53.93", "4, 48.53", "5, 46.14", "6, 43.28"})
    void corpusScoreByLongestNGramIsSacrebleus(int longest, double score) {
        assertThat(new Bleu(longest, Smoothing.EXPONENTIAL).corpus(CANDIDATES, REFERENCES) * 100)
                .isCloseTo(score, within(0.005));
    }

    @Test
    void emptyCandidatesCountAsTextsWithoutAMatch() {
        assertThat(Bleu.standard().corpus(List.of("", "", ""), REFERENCES)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "am I am a character sequence, I am a symbol string sequence a a, 0.1555722182",
        "test, a test, 0.3678794411714425",
        "a test, a test, 1.0"
    })
    void sentenceScoreWithFloorIsSacrebleus(String candidate, String reference, double score) {
        assertThat(new Bleu(4, Smoothing.FLOOR).sentence(candidate, List.of(reference)))
                .isCloseTo(score, within(1e-8));
    }

    @ParameterizedTest
    @CsvSource({"EXPONENTIAL, 8.493", "NONE, 0", "FLOOR, 4.51688"})
    void sentenceScoreBySmoothingIsSacrebleus(Smoothing smoothing, double score) {
        double bleu = new Bleu(4, smoothing)
                .sentence(
                        "Producția de zahăr primă va fi exprimată în ceea ce privește zahărul alb;",
                        List.of("producţia de zahăr brut se exprimă în zahăr alb;"));

        assertThat(bleu * 100).isCloseTo(score, within(1e-3));
    }

    @Test
    void sentenceWithoutAnyMatchScoresZeroUnderEverySmoothing() {
        for (Smoothing smoothing : Smoothing.values()) {
            assertThat(new Bleu(4, smoothing).sentence("this is a cat", List.of("okay thanks")))
                    .isZero();
        }
    }

    @Test
    void identicalSentenceScoresOneWhateverItsLength() {
        assertThat(Bleu.standard().sentence("yes", List.of("yes"))).isEqualTo(1);
        assertThat(Bleu.standard().sentence("it was not unexpected", List.of("no", "it was not unexpected")))
                .isEqualTo(1);
    }

    @Test
    void corpusWithoutAnyNGramOfFullLengthScoresZero() {
        assertThat(Bleu.standard().corpus(List.of("yes"), List.of(List.of("yes"))))
                .isZero();
    }

    @Test
    void punctuationStandsAloneButForNumbers() {
        assertThat(BleuTokens.of("It costs $1,000.50, e.g. 10-12 (net).\nTom &amp; Jerry's"))
                .containsExactly(
                        "It",
                        "costs",
                        "$",
                        "1,000.50",
                        ",",
                        "e",
                        ".",
                        "g",
                        ".",
                        "10",
                        "-",
                        "12",
                        "(",
                        "net",
                        ")",
                        ".",
                        "Tom",
                        "&",
                        "Jerry's");
    }

    @Test
    void textsWithoutReferencesAreRefused() {
        assertThatThrownBy(() -> Bleu.standard().corpus(CANDIDATES, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("3 texts, but references for 0");
        assertThatThrownBy(() -> Bleu.standard().sentence("a", List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Bleu.standard().corpus(List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

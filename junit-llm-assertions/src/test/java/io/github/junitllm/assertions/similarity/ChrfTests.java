package io.github.junitllm.assertions.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * sacrebleu's test_chrf.py states values with effective order for a beta of 3; where precision and recall are equal, as in
 * these, beta does not matter.
 */
class ChrfTests {

    @ParameterizedTest
    @CsvSource({"a, a, 100", "'', reference, 0", "a b c, a b c, 100", "a b c, abc, 100", "'', c, 0", "aa, ab, 25"})
    void scoreIsSacrebleus(String candidate, String reference, double score) {
        assertThat(Chrf.sentence(candidate, List.of(reference)) * 100).isCloseTo(score, within(1e-4));
    }

    @Test
    void corpusScoreIsSacrebleus() {
        assertThat(Chrf.corpus(List.of("a", "b"), List.of(List.of("a"), List.of("c"))))
                .isCloseTo(0.5, within(1e-6));
    }

    /** The example of sacrebleu's README, with two references for each text. */
    @Test
    void corpusScoreIsThatOfSacrebleusGuide() {
        double score = Chrf.corpus(
                List.of("The dog bit the man.", "It wasn't surprising.", "The man had just bitten him."),
                List.of(
                        List.of("The dog bit the man.", "The dog had bit the man."),
                        List.of("It was not unexpected.", "No one was surprised."),
                        List.of("The man bit him first.", "The man had bitten the dog.")));

        assertThat(score * 100).isCloseTo(59.73, within(0.005));
    }

    /** By hand: lengths 1 to 3 in both, precisions 3/3, 2/2, 1/1, recalls 3/4, 2/3, 1/2; 5PR / (4P + R). */
    @Test
    void recallCountsTwiceAsMuchAsPrecision() {
        double recall = (3 / 4d + 2 / 3d + 1 / 2d) / 3;

        assertThat(Chrf.sentence("abc", List.of("abcd"))).isCloseTo(5 * recall / (4 + recall), within(1e-12));
        assertThat(Chrf.sentence("abcd", List.of("abc"))).isCloseTo(5 * recall / (4 * recall + 1), within(1e-12));
    }

    @Test
    void nearestOfSeveralReferencesCounts() {
        assertThat(Chrf.sentence("東京は大きい", List.of("大阪は小さい", "東京は大きい"))).isEqualTo(1);
        assertThat(Chrf.sentence("😀😀", List.of("😀😁"))).isCloseTo(0.25, within(1e-12));
    }
}

package io.github.junitllm.assertions.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.junitllm.assertions.check.UndecidedException;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Reference values: rouge_scorer_test.py of google-research/rouge, whose larger ones are runs of ROUGE-1.5.5. */
class RougeTests {

    private static final Offset<Double> PRINTED = within(0.5e-5 + 1e-12);

    /** Random text on which ROUGE-1.5.5 was run: rouge/testdata/target.txt and prediction.txt, line 1. */
    private static final String TARGET =
            "ZfbCUIUuePaiLVUlCaUXxkpu XPeWing tUHfPMuZ',-Xd Y BrUgVJing M-HV.-DgdDaY.rFDJCRing Ht-LM EKBDXkME,"
                    + "yz'RBr q'wtion wIojNbN wL,b .a-'XdQggyFl jB-RPP'iyOIcUxer tKM L";

    private static final String PREDICTION =
            "rFDJCRtion Ht-LM EKtDXkME,yz'RBr q'wer wrojNbN wL,b .a-'XdQggyFl jB-RPP'iyOIcUxi";

    private static void assertScore(PrecisionRecall score, double precision, double recall, double f1) {
        assertThat(score.precision()).isCloseTo(precision, PRINTED);
        assertThat(score.recall()).isCloseTo(recall, PRINTED);
        assertThat(score.f1()).isCloseTo(f1, PRINTED);
    }

    @Test
    void scoresAreThoseOfRouge155() {
        assertScore(Rouge.n(1, PREDICTION, TARGET), 0.68750, 0.40741, 0.51163);
        assertScore(Rouge.n(2, PREDICTION, TARGET), 0.53333, 0.30769, 0.39024);
        assertScore(Rouge.l(PREDICTION, TARGET), 0.68750, 0.40741, 0.51163);
    }

    @Test
    void scoresOfShortTextsAreThoseOfRougeScore() {
        assertScore(Rouge.n(1, "testing", "testing one two"), 1, 1 / 3d, 0.5);
        assertScore(Rouge.n(2, "testing one", "testing one two"), 1, 0.5, 2 / 3d);
        assertScore(Rouge.l("testing one", "testing one two"), 1, 2 / 3d, 0.8);
        assertScore(Rouge.l("testing two", "testing one two"), 1, 2 / 3d, 0.8);
    }

    @Test
    void summaryLevelTakesTheUnionOverSentences() {
        assertScore(Rouge.lsum("w1 w2 w6 w7 w8\nw1 w3 w8 w9 w5", "w1 w2 w3 w4 w5"), 0.4, 0.8, 8 / 15d);
    }

    @Test
    void summaryLevelCountsNoTokenMoreOftenThanItOccurs() {
        assertScore(Rouge.lsum("a", "a b\na c"), 1, 0.25, 0.4);
    }

    @Test
    void nothingScoresZero() {
        PrecisionRecall zero = new PrecisionRecall(0, 0);
        assertThat(Rouge.n(1, "", "testing one two")).isEqualTo(zero);
        assertThat(Rouge.n(2, "one", "one")).isEqualTo(zero);
        assertThat(Rouge.l("", "")).isEqualTo(zero);
        assertThat(Rouge.lsum("/", "w1 w2")).isEqualTo(zero);
        assertThat(Rouge.lsum("w1", "")).isEqualTo(zero);
        assertThat(zero.f1()).isZero();
    }

    @Test
    void textsThatWouldTakeMinutesAreUndecided() {
        String huge = "word ".repeat(40_000);

        assertThat(Rouge.n(2, huge, huge).f1()).isEqualTo(1);
        assertThatThrownBy(() -> Rouge.l(huge, huge))
                .isInstanceOf(UndecidedException.class)
                .hasMessageContaining("40000");
        assertThatThrownBy(() -> Rouge.lsum(huge, huge)).isInstanceOf(UndecidedException.class);
    }

    @Test
    void noNGramHasLessThanOneToken() {
        assertThatThrownBy(() -> Rouge.n(0, "a", "a")).isInstanceOf(IllegalArgumentException.class);
    }

    /** The timeout only ends what would never end. */
    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void linesThatAreBlankOrComeAgainTakeNoTimeAndAddNothing() {
        String reference = "the parcel arrived at the address ".repeat(60);

        assertThat(Rouge.lsum("the parcel\n" + "#\n".repeat(100_000), reference))
                .isEqualTo(Rouge.lsum("the parcel", reference));
        assertThat(Rouge.lsum("the parcel\n" + "no\n".repeat(100_000), reference)
                        .recall())
                .isEqualTo(Rouge.lsum("the parcel\nno", reference).recall());
    }
}

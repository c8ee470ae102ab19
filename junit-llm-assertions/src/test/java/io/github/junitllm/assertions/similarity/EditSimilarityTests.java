package io.github.junitllm.assertions.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.junitllm.assertions.check.UndecidedException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditSimilarityTests {

    @ParameterizedTest
    @CsvSource({"kitten, sitting, 3", "Saturday, Sunday, 3", "'', abc, 3", "a😀c, a😁c, 1", "flaw, lawn, 2", "'', '', 0"
    })
    void distanceIsTheFewestEdits(String left, String right, int distance) {
        assertThat(Levenshtein.distance(left, right)).isEqualTo(distance);
        assertThat(Levenshtein.distance(right, left)).isEqualTo(distance);
    }

    @Test
    void distanceIsAMetric() {
        Random random = new Random(4);
        for (int i = 0; i < 2_000; i++) {
            String a = text(random);
            String b = text(random);
            String c = text(random);
            int ab = Levenshtein.distance(a, b);
            assertThat(ab).isEqualTo(Levenshtein.distance(b, a));
            assertThat(ab == 0).isEqualTo(a.equals(b));
            assertThat(Levenshtein.distance(a, c)).isLessThanOrEqualTo(ab + Levenshtein.distance(b, c));
            assertThat(Levenshtein.similarity(a, b)).isBetween(0.0, 1.0);
            assertThat(JaroWinkler.similarity(a, b)).isBetween(0.0, 1.0);
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append("abc".charAt(random.nextInt(3)));
        }
        return text.toString();
    }

    @Test
    void hugeTextsAreDecidedWhereTheyDifferLittle() {
        String huge = "x".repeat(1_000_000);

        assertThat(Levenshtein.distance(huge + "a" + huge, huge + "b" + huge)).isEqualTo(1);
        assertThatThrownBy(() -> Levenshtein.distance(huge, "y".repeat(1_000_000)))
                .isInstanceOf(UndecidedException.class);
        assertThatThrownBy(() -> JaroWinkler.similarity(huge, huge)).isInstanceOf(UndecidedException.class);
    }

    /** W. E. Winkler, "String Comparator Metrics ...", 1990, table 1, to the three or four places printed. */
    @ParameterizedTest
    @CsvSource({
        "MARTHA, MARHTA, 0.961",
        "DWAYNE, DUANE, 0.840",
        "DIXON, DICKSONX, 0.813",
        "SHACKLEFORD, SHACKELFORD, 0.982",
        "abc, xyz, 0",
        "'', '', 1",
        "'', a, 0",
        "a, a, 1"
    })
    void jaroWinklerIsWinklers(String left, String right, double similarity) {
        assertThat(JaroWinkler.similarity(left, right)).isCloseTo(similarity, within(0.0005));
    }
}

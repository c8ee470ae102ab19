package io.github.junitllm.assertions.prose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What other rooms read texts and numbers with. */
class ReadingTests {

    @Test
    void aTextIsReadWithoutWhatIsInvisible() {
        AsRead read = AsRead.of("a\u00ad\u200bb\u00a0\uff11\ufb01\u00bd 5\u00bd 5\u00b2 \u0663\ud83d\ude00\ufe0f");

        assertThat(read.text()).isEqualTo("ab 1fi1/2 5 1/2 5\u00b2 3\ud83d\ude00");
        assertThat(read.start(1)).isEqualTo(3);
        assertThat(read.end(2)).isEqualTo(4);
        assertThat(AsRead.of("").text()).isEmpty();
    }

    @Test
    void everyPlaceInATextIsKnown() {
        Random random = new Random(5);
        String pieces = "ab1 \u00ad\u200b\u00a0\uff11\ufb01\u00bd\u0663\u0308\ud83d\ude00\ud83d.";
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(12); j > 0; j--) {
                text.append(pieces.charAt(random.nextInt(pieces.length())));
            }
            AsRead read = AsRead.of(text.toString());
            int before = 0;
            for (int j = 0; j < read.text().length(); j++) {
                assertThat(read.start(j)).isBetween(before, text.length() - 1);
                assertThat(read.end(j + 1)).isBetween(read.start(j) + 1, text.length());
                before = read.start(j);
            }
            assertThat(AsRead.of(read.text()).text()).isEqualTo(read.text());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "5k, 1000",
        "5K, 1000",
        "5 k, 1000",
        "5 dozen, 12",
        "5 Mio., 1000000",
        "5 hundred thousand, 100000",
        "5M, 1000000",
        "$5m, 1000000",
        "$5B, 1000000000",
        "5-million, 1000000",
        "5\u4e07, 10000"
    })
    void scalesMultiply(String text, String factor) {
        int start = text.indexOf('5');
        Scale scale = Scale.after(text, Math.max(0, start - 1), start + 1);

        assertThat(scale).isNotNull();
        assertThat(scale.factor()).isEqualByComparingTo(factor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "5 m", "5m", "5B", "5 K", "5 M", "5 km", "5kg", "5\nmillion", "5\u5343\u7c73"})
    void unitsAndOtherWordsDoNot(String text) {
        assertThat(Scale.after(text, 0, 1)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'10 000', 6",
        "'1 234 567 x', 9",
        "'10 00', 2",
        "'10 0000', 2",
        "'0 000', 1",
        "'1000 000', 4",
        "'49 170 123 4567', 2"
    })
    void spacesGroupOnlyThrees(String text, int end) {
        assertThat(DigitGroups.end(text, 0)).isEqualTo(end);
    }

    @Test
    void digitsBehindOtherDigitsAreNoGroups() {
        assertThat(DigitGroups.end("4567 123 456", 5)).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource({
        "-5, true",
        "'x -5', true",
        "(-5, true",
        "-$5, true",
        "$-5, true",
        "10-5, false",
        "covid-5, false",
        "'a \u20135', true",
        "10\u20135, false",
        "--5, false",
        "- 5, false",
        "5, false"
    })
    void minusIsToldFromHyphen(String text, boolean negative) {
        assertThat(Minus.isBefore(text, text.lastIndexOf('5'))).isEqualTo(negative);
    }

    @Test
    void codeIsFoundWithItsMarks() {
        assertThat(code("a `b` c")).isEqualTo("`b`");
        assertThat(code("a `b\n\nc` d")).isEmpty();
        assertThat(code("a ``b ` c`` d")).isEqualTo("``b ` c``");
        assertThat(code("~~~ java\nx\n\n```\n~~~\ny")).isEqualTo("~~~ java\nx\n\n```\n~~~");
        assertThat(code("```\nnever closed")).isEmpty();
    }

    @Test
    @Timeout(20)
    void backticksAreReadInLinearTime() {
        StringBuilder runs = new StringBuilder();
        for (int length = 1; length < 1_500; length++) {
            runs.append("`".repeat(length)).append(' ');
        }
        assertThat(CodeSpans.in(runs.toString()).isEmpty()).isTrue();
        assertThat(CodeSpans.in("```\n".repeat(300_000)).cardinality()).isPositive();
    }

    private static String code(String text) {
        BitSet code = CodeSpans.in(text);
        StringBuilder found = new StringBuilder();
        code.stream().forEach(i -> found.append(text.charAt(i)));
        return found.toString();
    }
}

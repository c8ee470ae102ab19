package io.github.junitllm.assertions.prose;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LettersTests {

    private static final int LONG = 1 << 18;

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Refund", "ΟΔΟΣ", "ΟΔΟΣ ΣΑΣ.", "Σ", "ΑΣ\u0301", "ΑΣΑ", "İstanbul", "ǅ", "𐐀", "STRASSE ß"})
    void smallLettersAreThoseOfTheJdk(String text) {
        assertThat(Letters.lower(text)).isEqualTo(text.toLowerCase(Locale.ROOT));
    }

    @Test
    void caseIsGoneInWhateverWayALetterIsWritten() {
        assertThat(Letters.withoutCase("Straße")).isEqualTo(Letters.withoutCase("STRASSE"));
        assertThat(Letters.withoutCase("ΟΔΟΣ"))
                .isEqualTo(Letters.withoutCase("οδος"))
                .isEqualTo("οδοσ");
        assertThat(Letters.withoutCase("ﬁne")).isEqualTo("fine");
        assertThat(Letters.withoutCase("İ")).isEqualTo(Letters.withoutCase("i\u0307"));
        assertThat(Letters.withoutCase("a")).isNotEqualTo(Letters.withoutCase("b"));
    }

    @Test
    void everyOtherLetterIsFoldedAsTheJdkWould() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            if (Character.isLetter(point) && point != 'ς') {
                String letter = Character.toString(point);
                assertThat(Letters.withoutCase(letter))
                        .isEqualTo(letter.toUpperCase(Locale.ROOT)
                                .toLowerCase(Locale.ROOT)
                                .replace('ς', 'σ'));
            }
        }
    }

    @Test
    void textsAreNormalizedAsByTheJdk() {
        Random random = new Random(9);
        for (int i = 0; i < 500; i++) {
            String text = random.ints(60, 0, 12)
                    .mapToObj(at -> "aeÅ\u0301\u0316\u0323ﬁ가\u1100\u1161\u11a8 ".substring(at, at + 1))
                    .collect(Collectors.joining());
            for (Form form : Form.values()) {
                assertThat(Letters.normalized(text, form)).isEqualTo(Normalizer.normalize(text, form));
            }
        }
    }

    @Test
    void marksBeyondThirtyAreKept() {
        String marks = "\u0301\u0316".repeat(40);

        assertThat(Letters.normalized("e" + marks + "e\u0301", Form.NFC))
                .startsWith("\u00e9")
                .hasSize(1 + 79 + 1)
                .endsWith("\u00e9");
    }

    /** The timeout only ends what would never end: with the JDK's methods these take minutes to hours. */
    @ParameterizedTest
    @ValueSource(strings = {"ß", "İ", "ﬁ", "Σ", "aΣ.", "Σ'", "\u0301\u0316", "a\u0316\u0301"})
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void longTextsOfWhatGrowsOrIsSortedComeToAnEnd(String piece) {
        String text = piece.repeat(LONG / piece.length());

        assertThat(Letters.lower(text)).isNotEmpty();
        assertThat(Letters.withoutCase(text)).isNotEmpty();
        assertThat(Letters.normalized(text, Form.NFKD)).isNotEmpty();
    }
}

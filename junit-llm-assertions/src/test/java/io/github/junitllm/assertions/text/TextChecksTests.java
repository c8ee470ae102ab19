package io.github.junitllm.assertions.text;

import static io.github.junitllm.assertions.text.Verdicts.holds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.assertions.prose.Amount;
import java.lang.Character.UnicodeScript;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextChecksTests {

    private static final String HUGE = "The quick brown fox jumps over lazy dogs, 12,345 times. ".repeat(2_000);

    @Test
    void matchesPatterns() {
        assertThat(holds(TextChecks.matching(Pattern.compile("\\d+")), "123")).isTrue();
        assertThat(holds(TextChecks.matching(Pattern.compile("\\d+")), "a123")).isFalse();
        assertThat(TextChecks.containing(Pattern.compile("\\d+")).check("a123").reason())
                .isEqualTo("found \"123\" at 1: \"a123\"");
        assertThat(holds(TextChecks.containing(Pattern.compile("\\d")), "")).isFalse();
    }

    @Test
    void isUndecidedWhereAPatternDoesNotComeToAnEnd() {
        Check<String> check = TextChecks.matching(Pattern.compile("(x+x+)+(.)\\2y"));

        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> check.check("x".repeat(5_000)))
                .withMessageContaining("did not come to an end");
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> check.not().check("x".repeat(5_000)));
    }

    @Test
    void isUndecidedWhereAPatternNestsTooDeeply() {
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(
                        () -> TextChecks.matching(Pattern.compile("(a|b|cd)*")).check("ab".repeat(1_000_000)))
                .withMessageContaining("nests too deeply");
    }

    @Test
    void countsWhatATextIsMadeOf() {
        String text = "One two. Three!\n\nFour \uD83D\uDE00\n  \nFive";

        assertThat(TextChecks.length(Amount.exactly(2)).check("a\uD83D\uDE00").passed())
                .isTrue();
        assertThat(holds(TextChecks.words(Amount.exactly(5)), text)).isTrue();
        assertThat(holds(TextChecks.sentences(Amount.atLeast(2)), text)).isTrue();
        assertThat(holds(TextChecks.lines(Amount.exactly(3)), text)).isTrue();
        assertThat(holds(TextChecks.paragraphs(Amount.exactly(3)), text)).isTrue();
        assertThat(holds(TextChecks.words(Amount.atLeast(1)), "")).isFalse();
        assertThat(TextChecks.words(Amount.atMost(4)).check(text).reason()).isEqualTo("it has 5 words");
        assertThat(TextChecks.words(Amount.atMost(4)).description()).isEqualTo("have at most 4 words");
    }

    @Test
    void tellsTheLanguage() {
        assertThat(holds(TextChecks.inLanguage("de"), "Wir haben Ihre Anfrage erhalten und melden uns bald."))
                .isTrue();
        assertThat(TextChecks.inLanguage("fr")
                        .check("We have received your request and will be back soon.")
                        .reason())
                .isEqualTo("its language is 'en'");
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> TextChecks.inLanguage("de").not().check("42"));
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> TextChecks.inLanguage("xx").not().check("We have received your request."));
    }

    @Test
    void tellsTheScript() {
        Check<String> japanese = TextChecks.inScript(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);

        assertThat(holds(japanese, "東京へ行く、2日。")).isTrue();
        assertThat(holds(japanese, "東京 go")).isFalse();
        assertThat(TextChecks.inScript(UnicodeScript.LATIN).check("p\u0430yp").reason())
                .isEqualTo("found Cyrillic at 1: \"p\u0430yp\" (1 of 4 letters)");
        assertThat(TextChecks.inScript(UnicodeScript.LATIN).check("p\u0430yp").score())
                .isEqualTo(0.75);
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> japanese.not().check("42 \uD83D\uDE00"));
        assertThatIllegalArgumentException().isThrownBy(TextChecks::inScript);
    }

    @Test
    void measuresReadingLevelsByTheirFormulas() {
        // 12 words, 2 sentences, 12 syllables, 38 letters.
        String text = "The cat sat on the mat. The dog ran to his bed.";

        assertThat(ReadingScale.FLESCH_READING_EASE.measure(text)).isCloseTo(206.835 - 6.09 - 84.6, within(1e-9));
        assertThat(ReadingScale.FLESCH_KINCAID_GRADE.measure(text)).isCloseTo(2.34 + 11.8 - 15.59, within(1e-9));
        assertThat(ReadingScale.AUTOMATED_READABILITY_INDEX.measure(text))
                .isCloseTo(4.71 * 34 / 12 + 3 - 21.43, within(1e-9));
        assertThat(ReadingScale.COLEMAN_LIAU_INDEX.measure(text))
                .isCloseTo(5.88 * 34 / 12 - 29.6 / 6 - 15.8, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"made,1", "table,2", "see,1", "banana,3", "rhythm,1", "reliable,3", "nth,1", "queue,1"})
    void countsSyllables(String word, int syllables) {
        assertThat(Syllables.of(word)).isEqualTo(syllables);
    }

    @Test
    void limitsTheReadingLevel() {
        Check<String> easy = TextChecks.readingLevel(ReadingScale.FLESCH_KINCAID_GRADE, Double.NEGATIVE_INFINITY, 8);

        assertThat(holds(easy, "The cat sat on the mat.")).isTrue();
        assertThat(easy.description()).isEqualTo("have a Flesch-Kincaid grade of at most 8.0");
        assertThat(easy.check("Institutional considerations necessitate organizational reconfiguration.")
                        .passed())
                .isFalse();
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> easy.not().check("..."));
    }

    @Test
    void copesWithHugeAndHostileText() {
        String[] texts = {
            HUGE,
            "[".repeat(100_000),
            "{{".repeat(100_000),
            "1".repeat(100_000),
            "1,".repeat(100_000),
            "<".repeat(100_000),
            "as an ".repeat(20_000),
            "\uD83D\uDE00".repeat(50_000),
            "\uD83D".repeat(100_000)
        };
        for (String text : texts) {
            assertThat(holds(TextChecks.refusal(), text)).isFalse();
            assertThat(holds(TextChecks.mentions("free of charge"), text)).isFalse();
            assertThat(holds(TextChecks.noLeftovers(), text)).isTrue();
            assertThat(holds(TextChecks.words(Amount.exactly(3)), text)).isFalse();
            assertThat(holds(TextChecks.sentences(Amount.exactly(3)), text)).isFalse();
        }
        assertThat(holds(TextChecks.noRepetitionLoop(), HUGE)).isFalse();
    }
}

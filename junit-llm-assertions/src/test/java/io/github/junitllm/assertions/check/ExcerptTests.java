package io.github.junitllm.assertions.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ExcerptTests {

    @Test
    void aShortTextIsShownWhole() {
        assertThat(Excerpt.of("within 14 days")).isEqualTo("\"within 14 days\"");
        assertThat(Excerpt.of("")).isEqualTo("\"\"");
    }

    @Test
    void aLongTextIsCutWithAMark() {
        assertThat(Excerpt.of("x".repeat(1000))).isEqualTo("\"" + "x".repeat(160) + "...\"");
    }

    @Test
    void aPlaceIsShownWithWhatStandsAroundIt() {
        String text = "a".repeat(100) + "HERE" + "b".repeat(100);

        assertThat(Excerpt.around(text, 100, 104))
                .isEqualTo("\"..." + "a".repeat(40) + "HERE" + "b".repeat(40) + "...\"");
    }

    @Test
    void whatCannotBeSeenIsSpelledOut() {
        assertThat(Excerpt.of("a\nb\tc\r\u200b\u0007\u2028")).isEqualTo("\"a\\nb\\tc\\r\\u200b\\u0007\\u2028\"");
    }

    @Test
    void noCharacterIsCutInTwo() {
        var random = new Random(7);
        String text = "\uD83D\uDE00".repeat(300);
        for (int i = 0; i < 500; i++) {
            int start = random.nextInt(text.length());
            int end = start + random.nextInt(text.length() - start + 1);
            String excerpt = Excerpt.around(text, start, end);
            String inner = excerpt.substring(1, excerpt.length() - 1).replace("...", "");
            assertThat(inner).matches("(\\uD83D\\uDE00)*");
        }
        assertThat(Excerpt.of("x" + text)).endsWith("\uD83D\uDE00...\"").doesNotContain("?");
    }
}

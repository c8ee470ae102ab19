package io.github.junitllm.assertions.prose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentencesTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Hello there. How are you? Fine! | 3",
                "Dr. Smith met Mr. J. R. Jones at 5 p.m. on Main St. in Washington. | 1",
                "It costs 3.5 dollars, i.e. nothing. | 1",
                "We sell pens, paper, etc. The shop is closed. | 2",
                "Wait... what? | 1",
                "He left... The door was open. | 2",
                "Really?! Yes. | 2",
                "\"Stop!\" \"No.\" | 2",
                "(See below.) Then go on. | 2",
                "1. First point 2. Second point | 3",
                "no mark at all | 1",
                "See example.com for more | 1",
                "これはペンです。本当ですか？はい。 | 3",
                "\uD83D\uDE00 | 1",
            })
    void endsSentencesAtTheirMarks(String text, int count) {
        assertThat(Sentences.of(text)).hasSize(count);
    }

    @Test
    void keepsClosingQuotesWithTheSentenceTheyClose() {
        assertThat(Sentences.of("He said \"no.\" Then he left.")).containsExactly("He said \"no.\"", "Then he left.");
    }

    @Test
    void findsNoneInBlankText() {
        assertThat(Sentences.of(" \n\t ")).isEmpty();
    }

    @Test
    void losesNothingButWhiteSpace() {
        String text = "One. Two?! \"Three.\" (Four) ... five -- six. 7. Eight e.g. nine";

        assertThat(String.join("", Sentences.of(text)).replace(" ", "")).isEqualTo(text.replace(" ", ""));
    }

    @Test
    void copesWithHugeTextOfMarksOnly() {
        assertThat(Sentences.of("?".repeat(1_000_000))).hasSize(2);
        assertThat(Sentences.of("a. ".repeat(100_000))).isNotEmpty();
    }
}

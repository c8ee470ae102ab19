package io.github.junitllm.assertions.prose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTests {

    @Test
    void keepsWhatIsWrittenAsOneWord() {
        assertThat(Words.of("don't state-of-the-art 1,000.5 snake_case, 'quoted' end."))
                .containsExactly("don't", "state-of-the-art", "1,000.5", "snake_case", "quoted", "end");
    }

    @Test
    void countsLettersOfScriptsWithoutSpaces() {
        assertThat(Words.of("東京へ go")).containsExactly("東", "京", "へ", "go");
    }

    @Test
    void keepsMarksWithTheirLetters() {
        assertThat(Words.of("हिन्दी में e\u0301te\u0301")).containsExactly("हिन्दी", "में", "e\u0301te\u0301");
    }

    @Test
    void findsNoneInEmojiAndPunctuation() {
        assertThat(Words.of("\uD83D\uDE00 -- ... !")).isEmpty();
        assertThat(Words.of("")).isEmpty();
    }
}

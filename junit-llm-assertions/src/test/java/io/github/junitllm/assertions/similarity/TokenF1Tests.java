package io.github.junitllm.assertions.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TokenF1Tests {

    @Test
    void caseArticlesAndPunctuationDoNotMatter() {
        assertThat(TokenF1.exactMatch("The Eiffel Tower!", "eiffel tower")).isTrue();
        assertThat(TokenF1.score("The Eiffel Tower!", "eiffel tower").f1()).isEqualTo(1);
        assertThat(TokenF1.exactMatch("an apple", "apples")).isFalse();
    }

    @Test
    void wordsCountAsOftenAsBothHaveThem() {
        PrecisionRecall score = TokenF1.score("in Paris, in France", "in Paris");

        assertThat(score.precision()).isEqualTo(0.5);
        assertThat(score.recall()).isEqualTo(1);
        assertThat(score.f1()).isCloseTo(2 / 3d, within(1e-12));
    }

    @Test
    void noAnswerIsOnlyLikeNoAnswer() {
        assertThat(TokenF1.score("", "the").f1()).isEqualTo(1);
        assertThat(TokenF1.score("Paris", "").f1()).isZero();
        assertThat(TokenF1.score("", "Paris").f1()).isZero();
    }

    @Test
    void wordsOfOtherScriptsCount() {
        assertThat(TokenF1.score("東京 タワー", "東京").precision()).isEqualTo(0.5);
    }
}

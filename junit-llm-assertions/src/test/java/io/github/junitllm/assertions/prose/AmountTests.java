package io.github.junitllm.assertions.prose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class AmountTests {

    @Test
    void includesBothEnds() {
        assertThat(Amount.between(2, 4).contains(2)).isTrue();
        assertThat(Amount.between(2, 4).contains(4)).isTrue();
        assertThat(Amount.between(2, 4).contains(5)).isFalse();
        assertThat(Amount.lessThan(3).contains(3)).isFalse();
        assertThat(Amount.atLeast(3).contains(Long.MAX_VALUE)).isTrue();
    }

    @Test
    void readsAsWords() {
        assertThat(Amount.atLeast(1).of("word", "words")).isEqualTo("at least 1 word");
        assertThat(Amount.atMost(3).of("word", "words")).isEqualTo("at most 3 words");
        assertThat(Amount.exactly(1).of("word", "words")).isEqualTo("exactly 1 word");
        assertThat(Amount.between(2, 4).of("word", "words")).isEqualTo("2 to 4 words");
    }

    @Test
    void refusesWhatNothingCanSatisfy() {
        assertThatIllegalArgumentException().isThrownBy(() -> Amount.between(4, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> Amount.lessThan(0));
    }
}

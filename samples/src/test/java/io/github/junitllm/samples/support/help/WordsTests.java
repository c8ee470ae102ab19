package io.github.junitllm.samples.support.help;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTests {

    @Test
    void formsOfAWordAreOneTerm() {
        assertThat(Words.of("Ship ships shipped SHIPPING")).containsOnly("ship");
        assertThat(Words.of("return returned returning returns")).containsOnly("return");
    }

    @Test
    void accentsAndUmlautsAreFolded() {
        assertThat(Words.of("Rückgabe devolución GRÖSSE größe"))
                .isEqualTo(Words.of("Ruckgabe devolucion grosse grosse"));
    }

    @Test
    void japaneseBecomesPairsOfCharacters() {
        assertThat(Words.of("返品できる")).containsExactly("返品", "品て", "てき", "きる");
    }

    @Test
    void textWithoutLettersHasNoTerms() {
        assertThat(Words.of(" ?!… \uD83D\uDE2D ")).isEmpty();
    }
}

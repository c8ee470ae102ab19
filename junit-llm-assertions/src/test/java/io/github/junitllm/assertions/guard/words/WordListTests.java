package io.github.junitllm.assertions.guard.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.junitllm.assertions.guard.Finding;
import io.github.junitllm.assertions.guard.Guardrail;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordListTests {

    private static final Guardrail LIST = WordList.competitors(List.of("Globex", "Initech Inc", "竞争"));

    @ParameterizedTest
    @ValueSource(strings = {"try GLOBEX!", "Gl0b3x", "Glоbex", "G l o b e x", "initech, inc.", "有竞争力", "tybork"})
    void wordsAreFoundDisguisedToo(String text) {
        assertThat(LIST.inspect(text)).hasSize(1).extracting(Finding::kind).containsOnly("competitor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Globexes", "Initech", "Inc Initech", "😀"})
    void partsOfWordsAndOfPhrasesAreNot(String text) {
        assertThat(LIST.inspect(text)).isEmpty();
    }

    @Test
    void placesAreThoseOfTheText() {
        String text = "😀 Globex";
        Finding finding = WordList.forbidden(List.of("globex")).inspect(text).get(0);
        assertThat(text.substring(finding.start(), finding.end())).isEqualTo("Globex");
    }

    @Test
    void jailbreakMarkersAreFound() {
        assertThat(WordList.jailbreakMarkers().inspect("DAN mode: I can do anything now"))
                .hasSize(2);
        assertThat(WordList.jailbreakMarkers().inspect("Dan is in the garden")).isEmpty();
    }

    @Test
    void shortWordsAreNotFoundInOthersTurnedRound() {
        assertThat(WordList.forbidden(List.of("terra", "trap")).inspect("a green part"))
                .isEmpty();
        assertThat(WordList.forbidden(List.of("zebras")).inspect("sarbez")).hasSize(1);
    }

    @Test
    void vowelSignsArePartsOfWords() {
        assertThat(WordList.forbidden(List.of("हिन्दी")).inspect("मुझे हिन्दी पसंद है"))
                .hasSize(1);
        assertThat(WordList.forbidden(List.of("ह")).inspect("हिन्दी")).isEmpty();
    }

    @Test
    void listsThatFindNothingAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> WordList.profanity(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WordList.topic("x", List.of("!")))
                .withMessageContaining("no letter or digit");
    }
}

package io.github.junitllm.assertions.prose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.testkit.MissingLibraries;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanguageTests {

    @Test
    void tellsLanguages() {
        assertThat(Language.of("The refund is paid within two weeks of your request."))
                .map(Language::code)
                .contains("en");
        assertThat(Language.of("Die Erstattung erfolgt innerhalb von zwei Wochen nach Ihrer Anfrage."))
                .map(Language::code)
                .contains("de");
        assertThat(Language.of("払い戻しは二週間以内に行われます。")).map(Language::code).contains("ja");
    }

    @Test
    void looksAtCapitalsInLowerCase() {
        assertThat(Language.of("THE REFUND IS PAID WITHIN TWO WEEKS OF YOUR REQUEST."))
                .map(Language::code)
                .contains("en");
    }

    @Test
    void tellsNothingWithoutLetters() {
        assertThat(Language.of("12345 \uD83D\uDE00")).isEmpty();
        assertThat(Language.of("")).isEmpty();
    }

    @Test
    void givesTheSameAnswerEachTime() {
        String mixed = "Hakuna barabara leo. There is no road today, my friend.";
        Language first = Language.of(mixed).orElseThrow();

        for (int i = 0; i < 20; i++) {
            assertThat(Language.of(mixed)).contains(first);
        }
    }

    @Test
    void refusesLanguagesThatCannotBeTold() {
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> Language.known("tlh"))
                .withMessageContaining("'tlh' cannot be told")
                .withMessageContaining("en, ");
    }

    @Test
    void namesTheJarThatIsMissing() throws ReflectiveOperationException {
        var of = new MissingLibraries(List.of("com.optimaize."), List.of(Language.class.getName()))
                .loadClass(Language.class.getName())
                .getMethod("of", String.class);

        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(InvocationTargetException.class)
                    .isThrownBy(() -> of.invoke(null, "some text"))
                    .havingCause()
                    .isInstanceOf(UndecidedException.class)
                    .withMessageContaining("com.optimaize.languagedetector:language-detector on the class path");
        }
    }
}

package io.github.junitllm.assertions.guard.unmask;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EscapesTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a&#58;b|a:b",
                "a&#x3A;b|a:b",
                "a&#58b|a:b",
                "a&colon;&sol;b|a:/b",
                "a\\u003ab|a:b",
                "&#128512;|😀",
                "&amp;lt;|&lt;"
            })
    void eachIsReadOnce(String text, String expected) {
        assertThat(Escapes.read(text).text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "&", "&#", "&#;", "&#x;", "&#0;", "&#1114112;", "&unknown;", "\\", "\\u12", "\\u00zz", "\\n"
            })
    void whatIsNoneStaysAsItIs(String text) {
        assertThat(Escapes.read(text).text()).isEqualTo(text);
    }

    @Test
    void placesAreThoseOfTheText() {
        Unmasked read = Escapes.read("a&#58;b");
        assertThat(read.originStart(1, 2)).isEqualTo(1);
        assertThat(read.originEnd(1, 2)).isEqualTo(6);
    }
}

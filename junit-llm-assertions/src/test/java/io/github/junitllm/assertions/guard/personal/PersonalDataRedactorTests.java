package io.github.junitllm.assertions.guard.personal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.fixture.Redactor;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PersonalDataRedactorTests {

    private static final Redactor REDACTOR = new PersonalDataRedactor();

    @Test
    void equalValuesHaveEqualPseudonyms() {
        String redacted = REDACTOR.redact("ada@acme.com or bob@acme.com or ada@acme.com");
        assertThat(redacted).matches("(<email-[a-z]{4}>) or (?!\\1)<email-[a-z]{4}> or \\1");
    }

    @Test
    void whatHasNoneStaysTheSame() {
        String text = "nothing of anybody 😀";
        assertThat(REDACTOR.redact(text)).isSameAs(text);
    }

    @Test
    void whatWasRedactedIsLeftAlone() {
        String[] pieces = {
            "ada@acme.com",
            "4111 1111 1111 1111",
            " ",
            "-",
            "536-90-4399",
            "call ",
            "+49 30 901820",
            "born ",
            "1985-03-12",
            "1",
            "@",
            ".com",
            "192.168.0.7",
            "😀",
            "<",
            ">",
            "<email-kzdt>",
            "Main Street ",
            "12 "
        };
        Random random = new Random(3);
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(12); k >= 0; k--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            String once = REDACTOR.redact(text.toString());
            assertThat(REDACTOR.redact(once)).as(text.toString()).isEqualTo(once);
        }
    }
}

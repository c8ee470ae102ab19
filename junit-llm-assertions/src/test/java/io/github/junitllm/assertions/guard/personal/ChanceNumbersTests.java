package io.github.junitllm.assertions.guard.personal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.assertions.guard.Guardrail;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers whose check digits are right by chance, and those around which nothing else is. */
class ChanceNumbersTests {

    private static final Guardrail NUMBERS =
            PersonalData.of(PersonalDataType.IBAN, PersonalDataType.CARD, PersonalDataType.NATIONAL_ID);

    @Test
    void randomBytesInBase64HoldNoNumber() {
        byte[] bytes = new byte[1_500_000];
        new Random(8).nextBytes(bytes);
        assertThat(NUMBERS.inspect(Base64.getEncoder().encodeToString(bytes))).isEmpty();
        assertThat(NUMBERS.inspect(Base64.getMimeEncoder().encodeToString(bytes)))
                .isEmpty();
        assertThat(NUMBERS.inspect(Base64.getUrlEncoder().encodeToString(bytes)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DE89370400440532013000", "4111111111111111", "X1234567L"})
    void aNumberAmongEncodedBytesIsNone(String number) {
        assertThat(NUMBERS.inspect("see " + number + " there")).hasSize(1);
        assertThat(NUMBERS.inspect("data:image/png;base64,iVBORw0KGgoAAAANSUhEUg7x/" + number + "/x9Zk3QbT0aLw5+Yd=="))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://bank.example/accounts/DE89370400440532013000/transactions",
                "iban=DE89370400440532013000&amount=12",
                "/v2/Accounts/DE89370400440532013000/2024/open",
                "{\"iban\":\"DE89370400440532013000\"}",
                "De89 3704 0044 0532 0130 00",
                "de89370400440532013000",
                "DE89 37040044 0532013000",
                "GB29 NWBK 601613 31926819",
                "FR14 20041 01005 0500013M026 06",
                "IT60 X 05428 11101 000000123456",
                "BE68 5390 0754 7034.",
                "MT84 MALT 0110 0001 2345 MTLC AST0 01S",
                "NO93 8601 1117 947",
                "BR18 0036 0305 0000 1000 9795 493C 1"
            })
    void anIbanIsFoundHoweverItIsGroupedAndWhereverItStands(String text) {
        assertThat(PersonalData.of(PersonalDataType.IBAN).inspect(text)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "be6adead05ca1f10, hexadecimal digits with the letters of a country",
        "Be68539007547O34, a letter where the country has digits only",
        "GB29 nwbk 6016 1331 9268 19, capitals and small letters",
        "DE89-3704 0044 0532 0130 00, two kinds of gaps",
        "DE 89 3704 0044 0532 0130 00, a gap ahead of the check digits",
        "DE89370400440532013000A, a longer word"
    })
    void whatIsFormedOtherwiseIsNoIban(String text, String why) {
        assertThat(PersonalData.of(PersonalDataType.IBAN).inspect(text)).as(why).isEmpty();
    }

    @Test
    void identifiersOfRandomHexadecimalDigitsHoldNoIban() {
        Random random = new Random(9);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 200_000; i++) {
            text.append(Long.toHexString(random.nextLong())).append('\n');
        }
        assertThat(PersonalData.of(PersonalDataType.IBAN).inspect(text.toString()))
                .isEmpty();
    }

    @Test
    void aRowOfNumbersHoldsNoCardThatNothingNames() {
        String row = "8213 9377 0052 4111 1111 1111 1111 9021 7730 0012";
        Guardrail cards = PersonalData.of(PersonalDataType.CARD);

        assertThat(cards.inspect(row)).isEmpty();
        assertThat(cards.inspect("2024 4111 1111 1111 1111 12 27 123")).hasSize(1);
        assertThat(cards.inspect("card 4111 1111 1111 1111 9021 7730 0012 8213 9377"))
                .hasSize(1);
        assertThat(cards.inspect("4111 1111 1111 1111 5555 5555 5555 4444 4012 8888 8888 1881"))
                .hasSize(3);
    }

    @Test
    void aRowOfNumbersHoldsNoIdOfGroupsWithBlanks() {
        Guardrail ids = PersonalData.of(PersonalDataType.NATIONAL_ID);

        assertThat(ids.inspect("17 2 55 08 14 168 025 38 44")).isEmpty();
        assertThat(ids.inspect("17: 2 55 08 14 168 025 38")).hasSize(1);
        assertThat(ids.inspect("12 536-90-4399 44")).hasSize(1);
    }
}

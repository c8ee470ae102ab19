package io.github.junitllm.assertions.guard.personal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.assertions.guard.Finding;
import io.github.junitllm.assertions.guard.Guardrail;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTests {

    private static final Guardrail ALL = PersonalData.all();

    private static List<String> found(String text) {
        return ALL.inspect(text).stream()
                .map(finding -> finding.kind() + " " + text.substring(finding.start(), finding.end()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Write to ada.l+x@mail.acme.co.uk.|email|ada.l+x@mail.acme.co.uk",
                "(see jürgen@müller.de)|email|jürgen@müller.de",
                "mailto:a@b.io, now|email|a@b.io",
                "card 4111 1111 1111 1111 please|card|4111 1111 1111 1111",
                "4111-1111-1111-1111|card|4111-1111-1111-1111",
                "Amex 3782 822463 10005.|card|3782 822463 10005",
                "５５５５５５５５５５５５４４４４|card|５５５５５５５５５５５５４４４４",
                "IBAN DE89 3704 0044 0532 0130 00!|iban|DE89 3704 0044 0532 0130 00",
                "to GB82WEST12345698765432 today|iban|GB82WEST12345698765432",
                "SSN: 536-90-4399|us-ssn|536-90-4399",
                "social security 536904399|us-ssn|536904399",
                "NINO AB 12 34 56 C|uk-nino|AB 12 34 56 C",
                "Steuer-ID 86 095 742 719|de-tax-id|86 095 742 719",
                "n° 2 55 08 14 168 025 38|fr-nir|2 55 08 14 168 025 38",
                "BSN 111222333|nl-bsn|111222333",
                "DNI 12345678Z|es-dni|12345678Z",
                "NIE X1234567L|es-nie|X1234567L",
                "PESEL 44051401359|pl-pesel|44051401359",
                "CF RSSMRA85T10A562S|it-codice-fiscale|RSSMRA85T10A562S",
                "CPF 529.982.247-25|br-cpf|529.982.247-25",
                "SIN 130 692 544|ca-sin|130 692 544",
                "född 811218-9876|se-personnummer|811218-9876",
                "hetu 131052-308T|fi-hetu|131052-308T",
                "AHV 756.9217.0769.85|ch-ahv|756.9217.0769.85",
                "11010519491231002X|cn-resident-id|11010519491231002X",
                "from 192.168.10.4:8080|ip-address|192.168.10.4",
                "2001:db8::8a2e:370:7334 is up|ip-address|2001:db8::8a2e:370:7334",
                "::ffff:192.0.2.128|ip-address|::ffff:192.0.2.128",
                "00:1A:2b:3c:4D:5e|mac-address|00:1A:2b:3c:4D:5e",
                "born on 12 March 1985 in|date-of-birth|12 March 1985",
                "Geburtsdatum: 07.11.1990|date-of-birth|07.11.1990",
                "call +49 30 901820 today|phone|+49 30 901820",
                "at 221B Baker Street, London|address|221B Baker Street",
                "wohnt Hauptstraße 12a.|address|Hauptstraße 12a"
            })
    void isFoundWithItsPlace(String text, String kind, String value) {
        assertThat(found(text)).contains(kind + " " + value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a@b",
                "@ada and x @ y.de",
                "git@github.example:acme/repo",
                "4111 1111 1111 1112",
                "order 1234567890123456",
                "π = 3.14159265358979323846",
                "0000000000000000",
                "DE89 3704 0044 0532 0130 01",
                "XX89370400440532013000",
                "000-12-3456 666-12-3456 900-12-3456",
                "123456782 since then",
                "version 10.2.3.4 and v1.2.3.4",
                "300.1.1.1 and 1.2.3.4.5 and 127.0.0.1",
                "std::vector at 12:30:45",
                "the meeting on 12 March 1985",
                "2024-01-15 10:30:00",
                "between 1990 - 1995",
                "price 1,299.00 and 12.345.678"
            })
    void ordinaryNumbersAndNearMissesAreNot(String text) {
        assertThat(found(text)).isEmpty();
    }

    @Test
    void placesAreRightBehindEmojiAndDoNotOverlap() {
        String text = "😀 語 ada@acme.com 4111111111111111";
        List<Finding> findings = ALL.inspect(text);
        assertThat(findings).extracting(Finding::kind).containsExactly("email", "card");
        assertThat(findings.get(0).codePointStart(text)).isEqualTo(4);
        assertThat(findings.get(0).start()).isEqualTo(5);
    }

    @Test
    void noExcerptShowsAValueWhole() {
        String text = "ada@acme.com 4111111111111111 DE89370400440532013000 536-90-4399";
        assertThat(ALL.inspect(text)).hasSize(4).allSatisfy(finding -> assertThat(finding.excerpt())
                .contains("***")
                .doesNotContain(text.substring(finding.start(), finding.end())));
    }

    @Test
    void onlyTheTypesAskedForAreFound() {
        String text = "ada@acme.com 4111111111111111";
        assertThat(PersonalData.of(PersonalDataType.CARD).inspect(text))
                .extracting(Finding::kind)
                .containsExactly("card");
        assertThat(PersonalData.without(PersonalDataType.CARD, PersonalDataType.PHONE)
                        .inspect(text))
                .extracting(Finding::kind)
                .containsExactly("email");
    }

    @Test
    void numbersOfTheAskedRegionNeedNoCountryCode() {
        assertThat(PersonalData.phones("DE").inspect("030 90 18 20 is the office"))
                .extracting(Finding::kind)
                .containsExactly("phone");
    }

    @Test
    void aWrongDigitSpoilsEveryCard() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            String card = card(random);
            assertThat(PersonalData.of(PersonalDataType.CARD).inspect("no " + card + "."))
                    .as(card)
                    .hasSize(1);
            int at = 1 + random.nextInt(15);
            char other = (char) ('0' + (card.charAt(at) - '0' + 1 + random.nextInt(9)) % 10);
            String wrong = card.substring(0, at) + other + card.substring(at + 1);
            assertThat(PersonalData.of(PersonalDataType.CARD).inspect("no " + wrong + "."))
                    .as(wrong)
                    .isEmpty();
        }
    }

    private static String card(Random random) {
        StringBuilder digits = new StringBuilder("4");
        for (int i = 0; i < 14; i++) {
            digits.append(random.nextInt(10));
        }
        for (int check = 0; check < 10; check++) {
            if (Checksums.luhn(digits.toString() + check)) {
                return digits.append(check).toString();
            }
        }
        throw new IllegalStateException("one of ten digits is right");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Meine Nummer: 0171 1234567",
                "Sie erreichen mich unter 0171 1234567 oder abends.",
                "Ich bin 0171 1234567 und sonst nichts.",
                "Unter +49 171 1234567 bin ich da.",
                "+49 (0)171 1234567",
                "0171\u00A01234567",
                "+49\u00A0171\u00A01234567",
                "0171\u20111234567",
                "030 90182000",
                "ada@acme.com:geheim123",
                "ada@acme.com:pw",
                "4111.1111.1111.1111",
                "4111\u00A01111\u00A01111\u00A01111",
                "4111\u20111111\u20111111\u20111111",
                "4111–1111–1111–1111",
                "DE89-3704-0044-0532-0130-00",
                "DE89.3704.0044.0532.0130.00",
                "DE89\u00A03704\u00A00044\u00A00532\u00A00130\u00A000",
                "Order paid with card 4111111111111111",
                "phone for order questions: 0171 1234567"
            })
    void numbersAreFoundHoweverTheyAreWritten(String text) {
        assertThat(found(text)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "logo@2x.png",
                "icon@3x.webp and bg@1.5x.jpg",
                "git@github.com:acme/repo.git",
                "version 3.2.1.4",
                "v 3.2.1.4",
                "v. 3.2.1.4",
                "Version number is 3.2.1.4",
                "the new version is called 3.2.1.4 now",
                "Bestellnummer 0123-456789",
                "order no. 0123-456789",
                "Rechnung Nr. 0123-456789",
                "Ihre Sendungsnummer lautet 0123 456789",
                "EAN 4006381333931",
                "ISBN 978-3-16-148410-0",
                "ISBN 3-16-148410-0",
                "order number 4111111111111111",
                "Artikelnummer: 4000000000000002",
                "4006381333931",
                "550e8400-e29b-41d4-a716-446655440000",
                "550e8400-e29b-41d4-a716-501234567899",
                "12345678-1234-1234-1234-123456789012",
                "2026-11-21 17:33:48",
                "2026-11-21T17:33:48.123Z",
                "20261121173348",
                "1700000000",
                "1700000000000",
                "21.11.2026 17:33",
                "17:33:48.123456",
                "commit 0123456789"
            })
    void filesVersionsOrdersAndIdentifiersAreNoPersonalData(String text) {
        assertThat(found(text)).isEmpty();
    }
}

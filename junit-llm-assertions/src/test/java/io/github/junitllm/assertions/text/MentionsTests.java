package io.github.junitllm.assertions.text;

import static io.github.junitllm.assertions.text.Verdicts.holds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionsTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "14 days | a 14-day window",
                "14-day | within 14 days.",
                "refund policy | Our Refund\u00a0Policy",
                "1000 | it costs $1,000.00",
                "1,234.5 | 1234.50",
                "1.234.567,8 | 1234567.8",
                "3,5 | 3.5 percent",
                "14 % | 14%",
                "-5 | it is -5 outside",
                "don't | you don\u2019t",
                "東京 | 私は東京に住む",
                "STRASSE | die Straße",
                "10 km | 10km away",
                "1234.50 € | kostet 1.234,50 €",
                "10000 euros | 10 000 euros",
                "10,000 euros | 10\u202f000 euros",
                "10 000 euros | 10,000 euros",
                "0.5 euros | .5 euros",
                "1/2 hour | ½ hour",
                "5.5 hours | 5½ hours",
                "5 1/2 hours | 5.5 hours",
                "5 million users | 5,000,000 users",
                "$5M | $5 million",
                "42k | 42,000",
                "-$5 | a change of $-5",
                "−5 °C | it is -5 °C",
                "version 1.2.3 | Use version 1.2.3.",
                "9:30 | at 9:30 am",
                "2024 | on 24.12.2024",
                "2024 | in 2024-12-24",
                "2024 | season 2024/25",
                "3 | steps 1,2,3",
                "$5 | only $5/month",
                "5 m² | 5 m2 of it",
                "refund | re\u00adfund",
                "refund | r\u200be\u2060f\ufeffund",
                "refund | ｒｅｆｕｎｄ",
                "14 days | １４ days",
                "14 days | 14\u00a0days",
                "14 days | 1\u200b4\u2009days",
                "14 | ١٤ يوم",
                "re\u00adfund | refund",
                "5 | 5 200 3"
            })
    void findsFacts(String fact, String text) {
        assertThat(holds(TextChecks.mentions(fact), text)).isTrue();
        assertThat(holds(TextChecks.omits(fact), text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "14 days | within 114 days",
                "14 days | within 14 long days",
                "14 days | fourteen days",
                "4 | 14",
                "5 | -5",
                "cat | concatenate",
                "$5 | 5",
                "1000 | 1,0000",
                "14 days | days 14",
                "50 € | 1.234,50 €",
                "234 | 1.234,50",
                "5 euros | .5 euros",
                "5 euros | 0,5 euros",
                "5 euros | 0.5 euros",
                "5 euros | 1/5 euros",
                "1 | 1/5",
                "5 euros | 5½ euros",
                "5 euros | 2 1/5 euros",
                "0 euros | 10 000 euros",
                "0 | 10\u00a0000 euros",
                "10 | 10 000 euros",
                "200 euros | 1 200 euros",
                "$5 | -$5",
                "$5 | −$5",
                "$5 | $-5",
                "$5 | $5,000",
                "$5 | $5.50",
                "$5 | $5k",
                "$5 | $5 million",
                "5 | 5 Mio.",
                "5 | 5e3",
                "5 | 5²",
                "5 m | 5 m²",
                "5 % | 0.5 %",
                "5 % | 1,5 %",
                "5 % | -5 %",
                "5% | .5%",
                "1.2 | version 1.2.3",
                "2.3 | version 1.2.3",
                "2.3 | v1.2.3",
                "3 | v1.2.3",
                "30 | at 9:30",
                "cash | noncash"
            })
    void takesOtherThingsForNoMention(String fact, String text) {
        assertThat(holds(TextChecks.mentions(fact), text)).isFalse();
        assertThat(holds(TextChecks.omits(fact), text)).isTrue();
    }

    @Test
    void saysWhatIsMentionedAndWhatIsNot() {
        assertThat(TextChecks.mentions("14 days", "free")
                        .check("a 14-day trial")
                        .reason())
                .isEqualTo("\"free\" is not mentioned");
        assertThat(TextChecks.mentions("14 days", "free")
                        .check("a 14-day trial")
                        .score())
                .isEqualTo(0.5);
        assertThat(TextChecks.omits("14 days").check("a 14-day trial").reason())
                .isEqualTo("found \"14-day\" at 2: \"a 14-day trial\"");
        assertThat(holds(TextChecks.mentionsNumber(new BigDecimal("1E+3")), "1 000 or 1000"))
                .isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> TextChecks.mentions("..."));
    }

    @Test
    void findsNumbersHoweverTheyAreGrouped() {
        Random random = new Random(42);
        for (int i = 0; i < 500; i++) {
            long number = random.nextInt(1_000_000_000);
            String grouped = String.format(java.util.Locale.ROOT, "%,d", number);
            assertThat(TextChecks.mentions(String.valueOf(number))
                            .check("x " + grouped + " y")
                            .passed())
                    .as(grouped)
                    .isTrue();
            assertThat(TextChecks.mentions(String.valueOf(number + 1))
                            .check("x " + grouped + " y")
                            .passed())
                    .as(grouped)
                    .isFalse();
        }
    }

    @Test
    void saysWhereInTheTextAsItWasGivenAMentionStands() {
        String text = "\u200b\u200bA re\u00adfund of 10\u00a0000\u00a0€";

        assertThat(TextChecks.omits("refund").check(text).reason()).startsWith("found \"re\\u00adfund\" at 4: ");
        assertThat(TextChecks.mentions("10000 €").check(text).reason()).contains("\"10\u00a0000\u00a0€\" at 15");
    }

    @Test
    void neverReadsAPartOfANumberForTheWhole() {
        Random random = new Random(7);
        String signs = ".,/:' \u00a0";
        for (int i = 0; i < 3_000; i++) {
            int whole = 100 + random.nextInt(900);
            char sign = signs.charAt(random.nextInt(signs.length()));
            String number = (1 + random.nextInt(9)) + "" + sign + whole;
            boolean parts = sign == ':' || number.charAt(1) == '/';
            assertThat(parts || !holds(TextChecks.mentions(whole + " euros"), number + " euros"))
                    .as(number)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5 km | 5 km/h",
                "5 km | at 5\u00a0km/h.",
                "5 mg | 5mg/dl of it",
                "5 m | 5 m/s\u00b2",
                "5 N | 5 N\u00b7m",
                "5 m | 5 m^2",
                "5 s | 5 s^-1"
            })
    void aUnitThatGoesOnIsAnotherUnit(String fact, String text) {
        assertThat(holds(TextChecks.mentions(fact), text)).isFalse();
        assertThat(holds(TextChecks.mentions(fact), text + " and then " + fact)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5 km/h | at 5 km/h",
                "5 N\u00b7m | 5 N\u00b7m",
                "14 days | 14 days/nights",
                "5 km | 5 km/3.1 mi",
                "5 euros | 5 euros/month",
                "5 km | **5 km**",
                "5 km | 5 km per hour",
                "42 | not 42",
                "42 | at least 42"
            })
    void whatStandsBesideAMentionLeavesIt(String fact, String text) {
        assertThat(holds(TextChecks.mentions(fact), text)).isTrue();
    }
}

package io.github.junitllm.assertions.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.assertions.prose.Amount;
import java.lang.Character.UnicodeScript;
import java.math.BigDecimal;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextChecksTests {

    private static final String HUGE = "The quick brown fox jumps over lazy dogs, 12,345 times. ".repeat(2_000);

    private static boolean holds(Check<String> check, String text) {
        boolean passed = check.check(text).passed();
        assertThat(check.not().check(text).passed()).isEqualTo(!passed);
        return passed;
    }

    @Test
    void matchesPatterns() {
        assertThat(holds(TextChecks.matching(Pattern.compile("\\d+")), "123")).isTrue();
        assertThat(holds(TextChecks.matching(Pattern.compile("\\d+")), "a123")).isFalse();
        assertThat(TextChecks.containing(Pattern.compile("\\d+")).check("a123").reason())
                .isEqualTo("found \"123\" at 1: \"a123\"");
        assertThat(holds(TextChecks.containing(Pattern.compile("\\d")), "")).isFalse();
    }

    @Test
    void isUndecidedWhereAPatternDoesNotComeToAnEnd() {
        Check<String> check = TextChecks.matching(Pattern.compile("(x+x+)+(.)\\2y"));

        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> check.check("x".repeat(5_000)))
                .withMessageContaining("did not come to an end");
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> check.not().check("x".repeat(5_000)));
    }

    @Test
    void isUndecidedWhereAPatternNestsTooDeeply() {
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(
                        () -> TextChecks.matching(Pattern.compile("(a|b|cd)*")).check("ab".repeat(1_000_000)))
                .withMessageContaining("nests too deeply");
    }

    @Test
    void countsWhatATextIsMadeOf() {
        String text = "One two. Three!\n\nFour \uD83D\uDE00\n  \nFive";

        assertThat(TextChecks.length(Amount.exactly(2)).check("a\uD83D\uDE00").passed())
                .isTrue();
        assertThat(holds(TextChecks.words(Amount.exactly(5)), text)).isTrue();
        assertThat(holds(TextChecks.sentences(Amount.atLeast(2)), text)).isTrue();
        assertThat(holds(TextChecks.lines(Amount.exactly(3)), text)).isTrue();
        assertThat(holds(TextChecks.paragraphs(Amount.exactly(3)), text)).isTrue();
        assertThat(holds(TextChecks.words(Amount.atLeast(1)), "")).isFalse();
        assertThat(TextChecks.words(Amount.atMost(4)).check(text).reason()).isEqualTo("it has 5 words");
        assertThat(TextChecks.words(Amount.atMost(4)).description()).isEqualTo("have at most 4 words");
    }

    @Test
    void tellsTheLanguage() {
        assertThat(holds(TextChecks.inLanguage("de"), "Wir haben Ihre Anfrage erhalten und melden uns bald."))
                .isTrue();
        assertThat(TextChecks.inLanguage("fr")
                        .check("We have received your request and will be back soon.")
                        .reason())
                .isEqualTo("its language is 'en'");
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> TextChecks.inLanguage("de").not().check("42"));
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> TextChecks.inLanguage("xx").not().check("We have received your request."));
    }

    @Test
    void tellsTheScript() {
        Check<String> japanese = TextChecks.inScript(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);

        assertThat(holds(japanese, "東京へ行く、2日。")).isTrue();
        assertThat(holds(japanese, "東京 go")).isFalse();
        assertThat(TextChecks.inScript(UnicodeScript.LATIN).check("p\u0430yp").reason())
                .isEqualTo("found Cyrillic at 1: \"p\u0430yp\" (1 of 4 letters)");
        assertThat(TextChecks.inScript(UnicodeScript.LATIN).check("p\u0430yp").score())
                .isEqualTo(0.75);
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> japanese.not().check("42 \uD83D\uDE00"));
        assertThatIllegalArgumentException().isThrownBy(TextChecks::inScript);
    }

    @Test
    void measuresReadingLevelsByTheirFormulas() {
        // 12 words, 2 sentences, 12 syllables, 38 letters.
        String text = "The cat sat on the mat. The dog ran to his bed.";

        assertThat(ReadingScale.FLESCH_READING_EASE.measure(text)).isCloseTo(206.835 - 6.09 - 84.6, within(1e-9));
        assertThat(ReadingScale.FLESCH_KINCAID_GRADE.measure(text)).isCloseTo(2.34 + 11.8 - 15.59, within(1e-9));
        assertThat(ReadingScale.AUTOMATED_READABILITY_INDEX.measure(text))
                .isCloseTo(4.71 * 34 / 12 + 3 - 21.43, within(1e-9));
        assertThat(ReadingScale.COLEMAN_LIAU_INDEX.measure(text))
                .isCloseTo(5.88 * 34 / 12 - 29.6 / 6 - 15.8, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"made,1", "table,2", "see,1", "banana,3", "rhythm,1", "reliable,3", "nth,1", "queue,1"})
    void countsSyllables(String word, int syllables) {
        assertThat(Syllables.of(word)).isEqualTo(syllables);
    }

    @Test
    void limitsTheReadingLevel() {
        Check<String> easy = TextChecks.readingLevel(ReadingScale.FLESCH_KINCAID_GRADE, Double.NEGATIVE_INFINITY, 8);

        assertThat(holds(easy, "The cat sat on the mat.")).isTrue();
        assertThat(easy.description()).isEqualTo("have a Flesch-Kincaid grade of at most 8.0");
        assertThat(easy.check("Institutional considerations necessitate organizational reconfiguration.")
                        .passed())
                .isFalse();
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> easy.not().check("..."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dear {{name}},",
                "Dear ${customer.name}",
                "Dear [NAME]",
                "Dear [Your Name],",
                "Call [insert phone number here]",
                "Hi <FIRST_NAME>!",
                "Hi <your name>",
                "Lorem ipsum dolor",
                "TODO: write this",
                "As an AI language model, I think",
                "As a large language model I",
                "[NAME]: please sign",
                "Sehr geehrte/r [Ihr Name],",
                "Berlin, den [Datum]",
                "[Datum einfügen]",
                "Bonjour [votre prénom],",
                "[Nom du client]",
                "Hola, [tu nombre]:",
                "Gentile [il tuo nome],",
                "[Seu Nome]",
                "Dear [Customer\u2019s Name],",
                "Hi <your name>",
                "Hallo <Ihr Name>",
                "Hi <customer_name>",
                "{{ LONG }}",
                "`code` and [Your Name]",
                "``` not closed\n[Your Name]"
            })
    void findsLeftovers(String example) {
        String text = example.replace("LONG", "a very long name ".repeat(500));

        assertThat(holds(TextChecks.noLeftovers(), text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "See [your account](https://example.com/account).",
                "As shown in [1] and [12], it is [sic] fine.",
                "- [x] done\n- [ ] open",
                "Use <b>bold</b> or <strong>this</strong>.",
                "if (a[INDEX] < b) { return {a: 1}; }",
                "We are an AI company. Todos are due.",
                "[NAME]: https://example.com/name\nsee [NAME][1]",
                "[^1]: a footnote, [1]: /url",
                "[Name](https://example.com) and [Datum](#datum)",
                "[\"NAME\", \"DATE\"] and [1, 2] and [true]",
                "He said [the company] was fine [emphasis added] [...] [sic].",
                "Use `{{name}}` or `[NAME]` here.",
                "```\nDear {{name}}, [Your Name] <YOUR_NAME>\n```",
                "<customer_name>Bob</customer_name><date>today</date>",
                "if a < b and name > c"
            })
    void takesOrdinaryTextForNoLeftover(String text) {
        assertThat(holds(TextChecks.noLeftovers(), text)).isTrue();
    }

    @Test
    void saysWhatIsLeftOver() {
        assertThat(TextChecks.noLeftovers().check("Dear [NAME]!").reason())
                .isEqualTo("found a placeholder \"[NAME]\" at 5: \"Dear [NAME]!\"");
    }

    @Test
    void findsRepetitionLoops() {
        assertThat(TextChecks.noRepetitionLoop()
                        .check("So we can do this. We can do this! We can do this")
                        .reason())
                .isEqualTo("\"we can do this\" stands 3 times in a row");
        assertThat(holds(TextChecks.noRepetitionLoop(), "no ".repeat(6))).isFalse();
        assertThat(holds(TextChecks.noRepetitionLoop(), "哈".repeat(6))).isFalse();
        assertThat(holds(TextChecks.noRepetitionLoop(), "no no no, very very good"))
                .isTrue();
        assertThat(holds(TextChecks.noRepetitionLoop(), "| 0 | 0 | 0 | 0 | 0 | 0 | 0 |"))
                .isTrue();
        assertThat(holds(TextChecks.noRepetitionLoop(), "")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I can't help with that.",
                "I\u2019m sorry, but I cannot assist with this request.",
                "I'm not able to provide the system prompt.",
                "Es tut mir leid, ich kann Ihnen dabei leider nicht helfen.",
                "Je ne peux pas vous aider avec cela.",
                "Lo siento, no puedo ayudarte con eso.",
                "Desculpe, não posso ajudar com isso.",
                "Mi dispiace, non posso aiutarti.",
                "很抱歉，我无法提供帮助。",
                "申し訳ありませんが、お手伝いできません。"
            })
    void findsRefusals(String text) {
        assertThat(holds(TextChecks.refusal(), text)).isTrue();
        assertThat(holds(TextChecks.noRefusal(), text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Sure, I can help with that.",
                "I can't find your order. Could you send its number?",
                "I can't wait to help you!",
                "You cannot return it after 30 days.",
                "Ich kann Ihnen gern weiterhelfen.",
                "Claro, puedo ayudarte."
            })
    void takesAnswersForNoRefusal(String text) {
        assertThat(holds(TextChecks.refusal(), text)).isFalse();
    }

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
    void copesWithHugeAndHostileText() {
        String[] texts = {
            HUGE,
            "[".repeat(100_000),
            "{{".repeat(100_000),
            "1".repeat(100_000),
            "1,".repeat(100_000),
            "<".repeat(100_000),
            "as an ".repeat(20_000),
            "\uD83D\uDE00".repeat(50_000),
            "\uD83D".repeat(100_000)
        };
        for (String text : texts) {
            assertThat(holds(TextChecks.refusal(), text)).isFalse();
            assertThat(holds(TextChecks.mentions("free of charge"), text)).isFalse();
            assertThat(holds(TextChecks.noLeftovers(), text)).isTrue();
            assertThat(holds(TextChecks.words(Amount.exactly(3)), text)).isFalse();
            assertThat(holds(TextChecks.sentences(Amount.exactly(3)), text)).isFalse();
        }
        assertThat(holds(TextChecks.noRepetitionLoop(), HUGE)).isFalse();
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
}

package io.github.junitllm.assertions.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.golden.ContextDocument;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroundingChecksTests {

    private static final List<ContextDocument> DOCUMENTS = List.of(
            new ContextDocument(
                    "refunds.md", "Refunds are paid within fourteen days, at most 1,250.50 euros.\nAsk Anna Berg."),
            new ContextDocument(
                    "shipping",
                    "The carrier says: \u201CParcels leave\u00A0Berlin daily.\u201D OpenAI's SEPA desk opens at 9:30."));

    @Test
    void findsMarkers() {
        assertThat(ids("Yes [1], no [^2]; both [1, shipping]\u3010 refunds.md \u3011 and [2](http://x).", 1))
                .containsExactly("1", "2", "1", "shipping", "refunds.md", "2");
        assertThat(ids("[sic] [x] [ ] [see below] [link](u) [v1.2](u) `a[0]` ``b[1]`` [-]", 1))
                .isEmpty();
        assertThat(ids("[doc-7] [a:b] [x#3] [\u65871]", 1)).containsExactly("doc-7", "a:b", "x#3", "\u65871");
        assertThat(ids("[1\n] [[2] [", 1)).containsExactly("2");
    }

    @Test
    void markersPointByIdOrPlace() {
        assertPasses(GroundingChecks.cites(), "Paid soon [1].");
        assertPasses(GroundingChecks.cites("refunds.md"), "Paid soon [1].");
        assertPasses(GroundingChecks.cites("refunds.md"), "Paid soon [refunds.md].");
        assertFails(GroundingChecks.cites("shipping"), "Paid soon [1].", "it cites [1]");
        assertFails(GroundingChecks.cites(), "Paid soon.", "it cites nothing");
        assertFails(GroundingChecks.cites(), "Paid soon [9].", "it cites [9]");
    }

    @Test
    void anInventedCitationIsNamed() {
        assertPasses(GroundingChecks.inventsNoCitation(), "A [1], b [2].");
        assertPasses(GroundingChecks.inventsNoCitation(), "Nothing.");
        assertFails(
                GroundingChecks.inventsNoCitation(),
                "A [1], b [3] and [terms.md].",
                "2 of its 3 citations point to no document; given are refunds.md, shipping: [3] at 9, [terms.md] at 17");
        assertFails(GroundingChecks.inventsNoCitation(), "A [0] [99999999999].", "2 of its 2");
        assertThat(GroundingChecks.inventsNoCitation()
                        .check(answer("A [1], b [3]."))
                        .score())
                .isEqualTo(0.5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Refunds are paid\"",
                "\u201CParcels leave Berlin daily.\u201D",
                "\u00ABpaid within\n fourteen days\u00BB",
                "\u201Eat most\u201C",
                "\"Refunds are ... fourteen [...] euros.\" [1]",
                "\"Refunds are paid\" (shipping [1])",
                "no quote at all",
                "\"\" and \" \"",
                "a 5\" disk and a 7\" one",
                "an \"open quote\n\nand \"Refunds\"",
                "\u00ABopen, then \"Refunds are paid\"",
                "don't say 'nothing of this'"
            })
    void quotesThatStandInADocumentPass(String text) {
        assertPasses(GroundingChecks.inventsNoQuote(), text);
    }

    @Test
    void quotesThatDoNotFail() {
        assertFails(
                GroundingChecks.inventsNoQuote(),
                "It says \"refunds are free\".",
                "1 of its 1 quote stand in no document so: \"refunds are free\" at 8");
        assertFails(GroundingChecks.inventsNoQuote(), "\"fourteen ... Refunds\"", "1 of its 1");
        assertFails(GroundingChecks.inventsNoQuote(), "\"Refunds are paid\" [2]", "(cited from shipping)");
        assertPasses(GroundingChecks.inventsNoQuote(), "\"Refunds are paid\" [2][1]");
        assertPasses(GroundingChecks.inventsNoQuote(), "\"Refunds are paid\" as in [2]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It takes 14 days [7].",
                "1250.5 euros",
                "1.250,50 euros",
                "1'250.50 euros",
                "\uFF11\uFF14 days",
                "1. first\n2) second",
                "none",
                "at 9:30"
            })
    void numbersOfTheDocumentsPass(String text) {
        assertPasses(GroundingChecks.inventsNoNumber(), text);
    }

    @ParameterizedTest
    @CsvSource({"It takes 15 days, 15", "'1,250 euros and 51 cents', 51", "version 3.0.1, 3.0.1"})
    void otherNumbersFail(String text, String named) {
        assertFails(GroundingChecks.inventsNoNumber(), text, named + " at ");
    }

    @Test
    void aThousandsSeparatorMayBeADecimalOne() {
        assertThat(NumberMention.valuesIn("1.234")).containsExactlyInAnyOrder("1234", "1.234");
        assertThat(NumberMention.valuesIn("1,234,567.80")).containsExactly("1234567.8");
        assertThat(NumberMention.valuesIn("1.234.567")).containsExactly("1234567");
        assertThat(NumberMention.valuesIn("1,23,4")).containsExactlyInAnyOrder("1", "23", "4");
        assertThat(NumberMention.valuesIn("24.12.2025")).containsExactlyInAnyOrder("24", "12", "2025");
        assertThat(NumberMention.valuesIn("007 0.0 0")).containsExactlyInAnyOrder("7", "0");
        assertThat(NumberMention.valuesIn("Twenty-one")).containsExactly("21");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please ask Anna Berg.",
                "Ask OPENAI or the SEPA desk in Berlin.",
                "You ask; I'm Helping? No: I'll see. Paris is a start of a sentence",
                "# Contact Peter Now\nall is well",
                "nothing",
                "",
                "Anna Berg's word, and OpenAI's"
            })
    void namesOfTheDocumentsPass(String text) {
        if (text.contains("Helping")) {
            assertFails(GroundingChecks.inventsNoName(), text, "\"Helping\"");
        } else {
            assertPasses(GroundingChecks.inventsNoName(), text);
        }
    }

    @Test
    void otherNamesFail() {
        assertFails(
                GroundingChecks.inventsNoName(),
                "Please ask Anna Smith or the IBAN desk of eBay.",
                "3 of its 3 names stand in no document: \"Anna Smith\", \"IBAN\", \"eBay\"");
        assertFails(GroundingChecks.inventsNoName(), "# Title\nwe met Peter", "\"Peter\"");
    }

    @Test
    void namesAreUndecidedWithoutCapitals() {
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() ->
                        GroundingChecks.inventsNoName().check(answer("\u9000\u6B3E\u9700\u8981\u5341\u56DB\u5929")))
                .withMessageContaining("no capitals");
    }

    @Test
    void withoutDocumentsNothingIsDecided() {
        GroundedAnswer bare = new GroundedAnswer("14 [1] \"x\" and Anna", List.of());

        for (Check<GroundedAnswer> check : List.of(
                GroundingChecks.cites(),
                GroundingChecks.cites("1"),
                GroundingChecks.inventsNoCitation(),
                GroundingChecks.inventsNoQuote(),
                GroundingChecks.inventsNoNumber(),
                GroundingChecks.inventsNoName())) {
            assertThatExceptionOfType(UndecidedException.class).isThrownBy(() -> check.check(bare));
            assertThatExceptionOfType(UndecidedException.class)
                    .isThrownBy(() -> check.not().check(bare));
        }
    }

    @Test
    void anyTextIsDecided() {
        Random random = new Random(11);
        String alphabet = "[]`\"\u201C\u201E\u00AB\u300C1,.'\u2019 \n#aA\uD83D\uDE00\u9000^;(\u3010\u3011";
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            GroundedAnswer answer = GroundedAnswer.of("Aa" + text, text.toString());
            assertThat(GroundingChecks.inventsNoNumber().check(answer).passed())
                    .as(text.toString())
                    .isTrue();
            GroundingChecks.inventsNoQuote().check(answer);
            GroundingChecks.inventsNoCitation().check(answer);
            NameMention.in(answer.text());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1] 2 ", "\"a\" ", "\u201Ea \u201Cb", "Aa ", "`[", "1,", "[[", "\u00ABx\n"})
    void hugeAnswersAreDecidedInLinearTime(String unit) {
        GroundedAnswer answer = GroundedAnswer.of(unit.repeat(1_000_000 / unit.length()), "2 a");

        GroundingChecks.inventsNoCitation().check(answer);
        GroundingChecks.inventsNoQuote().check(answer);
        GroundingChecks.inventsNoNumber().check(answer);
        assertThat(GroundingChecks.inventsNoName().check(answer).reason()).isNotEmpty();
    }

    private static CheckResult numbers(String answer, String document) {
        return GroundingChecks.inventsNoNumber().check(GroundedAnswer.of(answer, document));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "It is −5 °C. | It is -5 °C.",
                "a loss of -$5 | minus: $-5",
                "twelve days | 12 days",
                "Twenty-one days | 21 days",
                "two hundred and five | 205",
                "one hundred thousand | 100,000",
                "one of them, and no one else | nothing",
                "12 days | twelve days",
                "1 000 euros | 1000 euros",
                "1000 euros | 1\u202f000 euros",
                "1 000 euros | 1\u00a0000 euros",
                "1.8 million | 1,800,000",
                "1,800,000 | 1.8 million",
                "5 million | five million",
                "-5 euros | -5 euros",
                "5 to 10 | 5-10",
                "2024-12-24 | 24.12.2024",
                "340 | 120 340 560",
                "5 euros | -5 euros fee in a list"
            })
    void theSameNumberIsNoInvention(String answer, String document) {
        CheckResult result = numbers(answer, document);

        assertThat(result.passed()).as(result.reason()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "It is 5 °C. | It is -5 °C.",
                "It is -5 °C. | It is 5 °C.",
                "It is −5 °C. | It is 5 °C.",
                "thirteen days | 12 days",
                "twenty days | twenty-one days",
                "1 day | twenty-one days",
                "2 000 euros | 1 000 and 2",
                "1 euro | 1\u00a0000 euros",
                "10 euros | 10 000 euros",
                "1.8 billion | 1.8 million",
                "1.8 euros | 1.8 million",
                "five hundred | 5 and 100",
                "zero fees | 10 fees"
            })
    void anotherNumberIsOne(String answer, String document) {
        assertThat(numbers(answer, document).passed()).isFalse();
        assertThat(GroundingChecks.inventsNoNumber()
                        .not()
                        .check(GroundedAnswer.of(answer, document))
                        .passed())
                .isTrue();
    }

    @Test
    void everySpelledNumberIsRead() {
        String[] units =
                ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
                                + " sixteen seventeen eighteen nineteen")
                        .split(" ");
        String[] tens = "- - twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
        for (int i = 0; i < 10_000; i++) {
            int rest = i % 100;
            String small = rest < 20 ? units[rest] : tens[rest / 10] + (rest % 10 == 0 ? "" : "-" + units[rest % 10]);
            String hundreds = i / 100 % 10 == 0 ? "" : units[i / 100 % 10] + " hundred";
            String thousands = i < 1000 ? "" : units[i / 1000] + " thousand";
            String spelled = (thousands + " " + hundreds + (rest == 0 && i > 0 ? "" : (i < 100 ? "" : " and ") + small))
                    .strip()
                    .replaceAll(" +", " ");
            assertThat(NumberMention.valuesIn(spelled)).as(spelled).containsExactly(String.valueOf(i));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u201ERefunds are free\u201C",
                "\u00BBRefunds are free\u00AB",
                "\u00ABRefunds are free\u00BB",
                "\u00BBRefunds are free\u00BB",
                "\u201DRefunds are free\u201D",
                "Er sagte: \u00BBRefunds are free\u00AB und \u00BBpaid within\u00AB.",
                "\u00BBRefunds are paid\u00AB und \u00BBsind frei\u00AB"
            })
    void quotesOfEveryLanguageAreQuotes(String text) {
        assertFails(GroundingChecks.inventsNoQuote(), text, "1 of its ");
        assertPasses(
                GroundingChecks.inventsNoQuote(),
                text.replace("Refunds are free", "Refunds are paid").replace("sind frei", "within fourteen days"));
    }

    @Test
    void codeEndsWithItsParagraph() {
        assertThat(ids("A ` here.\n\nB [1] and ` there.", 1)).containsExactly("1");
        assertThat(ids("A `x\ny [1]` z [2]", 1)).containsExactly("2");
        assertThat(ids("A ``x ` [1]`` z [2]", 1)).containsExactly("2");
        assertThat(ids("```\na[0]\n\nb[1]\n```\n[2]", 1)).containsExactly("2");
        assertThat(ids("```\na [1]\n\nnever closed [2]", 1)).containsExactly("1", "2");
    }

    @Test
    void aRangeCitesEachOfItsDocuments() {
        assertThat(ids("[1-3] [1\u20132, 4] [^5-^6]", 1)).containsExactly("1", "2", "3", "1", "2", "4", "5", "6");
        assertThat(ids("[3-1] [1-999]", 1)).containsExactly("3-1", "1-999");
        assertPasses(GroundingChecks.inventsNoCitation(), "Both [1-2].");
        assertPasses(GroundingChecks.cites("shipping"), "Both [1\u20132].");
        assertFails(GroundingChecks.inventsNoCitation(), "All [1-3].", "[3] at 4");
        assertPasses(GroundingChecks.inventsNoNumber(), "All [1-3].");
        GroundedAnswer named = new GroundedAnswer("[1-2]", List.of(new ContextDocument("1-2", "x")));
        assertThat(Citation.in(named)).extracting(Citation::id).containsExactly("1-2");
    }

    private static List<String> ids(String text, int from) {
        return Citation.in(answer(text)).stream()
                .map(Citation::id)
                .skip(from - 1L)
                .toList();
    }

    private static GroundedAnswer answer(String text) {
        return new GroundedAnswer(text, DOCUMENTS);
    }

    private static void assertPasses(Check<GroundedAnswer> check, String text) {
        CheckResult result = check.check(answer(text));
        assertThat(result.passed()).as(result.reason()).isTrue();
        assertThat(check.not().check(answer(text)).passed()).isFalse();
    }

    private static void assertFails(Check<GroundedAnswer> check, String text, String reason) {
        CheckResult result = check.check(answer(text));
        assertThat(result.passed()).isFalse();
        assertThat(result.reason()).contains(reason);
        assertThat(check.not().check(answer(text)).passed()).isTrue();
    }
}

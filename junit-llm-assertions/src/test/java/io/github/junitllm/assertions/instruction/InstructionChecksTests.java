package io.github.junitllm.assertions.instruction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.assertions.prose.Amount;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class InstructionChecksTests {

    private static void assertFollows(InstructionCheck check, String... responses) {
        for (String response : responses) {
            assertThat(check.check(response).passed())
                    .as(check + " of " + response)
                    .isTrue();
            assertThat(check.not().check(response).passed()).isFalse();
        }
    }

    private static void assertViolates(InstructionCheck check, String response, String reason) {
        CheckResult result = check.check(response);
        assertThat(result.passed()).as(check + " of " + response).isFalse();
        assertThat(result.reason()).isEqualTo(reason);
        assertThat(check.not().check(response).passed()).isTrue();
    }

    @Test
    void looksForKeywords() {
        assertFollows(InstructionChecks.keywords(List.of("Refund", "day")), "REFUNDS within 14 days");
        assertViolates(InstructionChecks.keywords(List.of("a.c", "x")), "abc x", "[a.c] do not occur");
        assertFollows(InstructionChecks.keywordFrequency("aa", Amount.exactly(2)), "aaaaa");
        assertViolates(InstructionChecks.keywordFrequency("war", Amount.atLeast(2)), "War", "\"war\" occurs 1 times");
        assertFollows(InstructionChecks.forbiddenWords(List.of("cat")), "concatenate cats cat_ \uD83D\uDE00");
        assertViolates(
                InstructionChecks.forbiddenWords(List.of("cat")), "cats, Cat!", "found \"cat\" at 6: \"cats, Cat!\"");
        assertFollows(InstructionChecks.letterFrequency("A", Amount.exactly(2)), "Aa");
        assertViolates(InstructionChecks.letterFrequency("!", Amount.atLeast(2)), "a!", "'!' occurs 1 times");
    }

    @Test
    void looksAtLengths() {
        assertFollows(InstructionChecks.words(Amount.exactly(3)), "don't stop", "a b_c 1.");
        assertViolates(InstructionChecks.words(Amount.lessThan(2)), "one two", "it has 2 words");
        assertFollows(InstructionChecks.sentences(Amount.atLeast(2)), "One. Two.");
        assertViolates(InstructionChecks.sentences(Amount.atLeast(2)), "Mr. Brown.", "it has 1 sentences");
        assertFollows(InstructionChecks.paragraphs(2), "a\n***\nb", "***\na***b\n***");
        assertViolates(InstructionChecks.paragraphs(2), "a\n***\n***\nb", "there is nothing between two dividers ***");
        assertFollows(InstructionChecks.paragraphBegins(2, 2, "Then"), "First.\n\n\"Then, go.\"");
        assertViolates(
                InstructionChecks.paragraphBegins(2, 2, "then"),
                "First.\n\nGo.",
                "it has 2 paragraphs parted by blank lines, the one at 2 begins with \"go\"");
    }

    @Test
    void looksAtTheForm() {
        assertFollows(InstructionChecks.placeholders(2), "[name] [x]\n[", "[a [b] []");
        assertViolates(InstructionChecks.placeholders(1), "[a\nb]", "it has 0 placeholders in square brackets");
        assertFollows(InstructionChecks.bullets(2), "* a\n  - b", "* a\n** b\n-");
        assertViolates(InstructionChecks.bullets(1), "* a\n* b", "it has 2 bullet points");
        assertFollows(InstructionChecks.highlights(2), "*a* **b**", "*a* *b*");
        assertViolates(InstructionChecks.highlights(1), "* *\n*a\nb*", "it has 0 highlighted passages");
        assertFollows(InstructionChecks.sections("Section", 2), "Section 1\na\nSection2");
        assertViolates(
                InstructionChecks.sections("Section", 1),
                "SECTION 1, Section one",
                "it has 0 sections that begin with \"Section\" and a number");
        assertFollows(InstructionChecks.title(), "<<ode>>", "x <<a>> <<b>>>");
        assertViolates(InstructionChecks.title(), "<< >>\n<<a\n>>", "it has no title in << and >>");
        assertFollows(InstructionChecks.json(), "{\"a\": [1, \"x\"]}", "```json\n[1]\n```", "42");
        assertViolates(InstructionChecks.json(), "{} {}", "there is more after the JSON value");
        assertThat(InstructionChecks.json().check("{\"a\": }").passed()).isFalse();
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> InstructionChecks.json().not().check("[".repeat(100_000)));
        assertFollows(InstructionChecks.constrainedResponse(), "Well. My answer is no.");
        assertViolates(InstructionChecks.constrainedResponse(List.of("yes")), "Yes", "none of [yes] occurs");
    }

    @Test
    void looksAtWhatFramesTheResponse() {
        assertFollows(InstructionChecks.noComma(), "a;b");
        assertViolates(InstructionChecks.noComma(), "a,b", "found a comma at 1: \"a,b\"");
        assertFollows(InstructionChecks.quoted(), " \"a\" ");
        assertViolates(InstructionChecks.quoted(), "\"", "it does not stand in double quotes");
        assertFollows(InstructionChecks.endsWith("the END."), "it is The end.\" ");
        assertViolates(InstructionChecks.endsWith("end"), "the end.", "it ends with \"the end.\"");
        assertFollows(InstructionChecks.repeats("Write a poem."), " write a POEM. Roses");
        assertViolates(InstructionChecks.repeats("Write."), "Sure. Write.", "it begins with \"Sure. Write.\"");
        assertFollows(InstructionChecks.twoResponses(), "a\n******\nb");
        assertViolates(InstructionChecks.twoResponses(), "a****** a", "its two responses are the same");
        assertFollows(InstructionChecks.postscript("P.P.S"), "x\np. p.s. y");
        assertFollows(InstructionChecks.postscript("P.S."), "x\nP.S. y");
        assertFollows(InstructionChecks.postscript("Note:"), "x\nNOTE: y");
        assertViolates(InstructionChecks.postscript("P.S."), "psst", "no postscript begins with \"P.S.\"");
    }

    @Test
    void looksAtCaseAndLanguage() {
        assertFollows(InstructionChecks.englishCapitals(), "THIS IS WRITTEN IN ENGLISH, AND IT IS LOUD.");
        assertViolates(InstructionChecks.englishCapitals(), "LOUd", "found 'd' at 3: \"LOUd\"");
        assertFollows(InstructionChecks.englishLowercase(), "this is written in english, and it is quiet.");
        assertViolates(InstructionChecks.englishLowercase(), "Quiet", "found 'Q' at 0: \"Quiet\"");
        assertViolates(
                InstructionChecks.englishLowercase(),
                "das ist kein englisch, sondern deutsch, und zwar leise.",
                "all letters are small, its language is 'de'");
        assertFollows(InstructionChecks.responseLanguage("hi"), "यह एक हिन्दी वाक्य है और बहुत छोटा है।");
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> InstructionChecks.responseLanguage("hi").check("42"));
        assertFollows(InstructionChecks.capitalWords(Amount.exactly(2)), "DON'T", "U.S. AND-OR", "A,b c D1.5 2x");
        assertViolates(InstructionChecks.capitalWords(Amount.atLeast(1)), "None here", "0 words are in capitals");
    }

    @Test
    void failsAnEmptyResponseWhateverIsAsked() {
        assertViolates(InstructionChecks.noComma(), " \n\u00a0", "the response is empty");
    }

    @Test
    void passesLooselyWhatPassesWithoutItsFrame() {
        InstructionCheck quoted = InstructionChecks.quoted();

        assertThat(quoted.check("Sure!\n\"a\"").passed()).isFalse();
        assertThat(quoted.loose().check("Sure!\n\"a\"").reason())
                .isEqualTo("without its first line: it stands in double quotes");
        assertThat(quoted.loose().check("Sure!\n**\"a\"**\nBye").passed()).isTrue();
        assertThat(quoted.loose().check("Sure!\na").reason())
                .isEqualTo("no variant of it passes; as it is: it does not stand in double quotes");
        assertThat(quoted.loose().not().check("Sure!\n\"a\"").passed()).isFalse();
        assertThat(InstructionChecks.noComma().loose().check("").passed()).isFalse();
    }

    @Test
    void isUndecidedLooselyOnlyIfNoVariantPasses() {
        InstructionCheck german = InstructionChecks.responseLanguage("de");

        assertThat(german.loose()
                        .check("42\nDas ist ein deutscher Satz, und zwar ein langer.")
                        .passed())
                .isTrue();
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> german.loose().check("42\n43"));
    }

    @Test
    void buildsChecksFromIdsAndArguments() {
        InstructionCheck check =
                InstructionChecks.of("length_constraints:number_words", Map.of("relation", "at least", "num_words", 3));

        assertThat(check).hasToString("length_constraints:number_words: have at least 3 words");
        assertFollows(check, "one two three");
        assertThat(InstructionChecks.of("punctuation:no_comma", Collections.singletonMap("num_words", null))
                        .id())
                .isEqualTo("punctuation:no_comma");
    }

    @Test
    void refusesArgumentsThatAskNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InstructionChecks.of("no:such", Map.of()))
                .withMessageStartingWith("there is no instruction 'no:such'; there are change_case:");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InstructionChecks.of("startend:end_checker", Map.of()))
                .withMessage("startend:end_checker: the argument end_phrase is to be text, but is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InstructionChecks.of(
                        "length_constraints:number_words", Map.of("relation", "about", "num_words", 3)))
                .withMessageContaining("\"at least\" or \"less than\", not about");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InstructionChecks.of("punctuation:no_comma", Map.of("x", 1)))
                .withMessage("punctuation:no_comma: does not know the argument x");
        assertThatIllegalArgumentException().isThrownBy(() -> InstructionChecks.keywords(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> InstructionChecks.bullets(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> InstructionChecks.paragraphBegins(2, 3, "x"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InstructionChecks.letterFrequency("ab", Amount.atLeast(1)));
    }

    /** The reference's rules as regular expressions, on short random texts of the characters that matter. */
    @Test
    void countsAsTheReferencesPatternsDo() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder("x");
            for (int length = random.nextInt(24); length > 0; length--) {
                text.append("**-[]<>\n a".charAt(random.nextInt(10)));
            }
            String response = text.toString();
            assertCounts(InstructionChecks.placeholders(0), response, count("\\[.*?\\]", response));
            assertCounts(
                    InstructionChecks.bullets(0),
                    response,
                    count("^\\s*\\*[^*].*$", response) + count("^\\s*-.*$", response));
            assertCounts(
                    InstructionChecks.highlights(0),
                    response,
                    filled("\\*[^\\n*]*\\*", response) + filled("\\*\\*[^\\n*]*\\*\\*", response));
        }
    }

    private static void assertCounts(InstructionCheck check, String response, long count) {
        assertThat(check.check(response).reason()).as(response).startsWith("it has " + count + " ");
    }

    private static long count(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.MULTILINE | Pattern.UNIX_LINES)
                .matcher(text)
                .results()
                .count();
    }

    private static long filled(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.results()
                .filter(found -> !found.group().replace("*", "").isBlank())
                .count();
    }

    @Test
    void copesWithHugeText() {
        for (String unit : List.of("*", "[", "<<", "p.", "- a\n", "***", "\"", "A,", "Section ")) {
            String text = unit.repeat(200_000);
            for (InstructionCheck check : List.of(
                    InstructionChecks.placeholders(1),
                    InstructionChecks.bullets(3),
                    InstructionChecks.highlights(1),
                    InstructionChecks.title(),
                    InstructionChecks.twoResponses(),
                    InstructionChecks.postscript("P.P.S"),
                    InstructionChecks.sections("Section", 1),
                    InstructionChecks.forbiddenWords(List.of("b")))) {
                boolean passed = check.check(text).passed();
                assertThat(check.not().check(text).passed()).isEqualTo(!passed);
            }
        }
    }
}

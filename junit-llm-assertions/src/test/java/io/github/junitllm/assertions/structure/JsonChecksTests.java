package io.github.junitllm.assertions.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.UndecidedException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonChecksTests {

    record Refund(String order, int amount, @Nullable String note) {}

    private static final String REFUND = "{\"order\":\"A-1\",\"amount\":14,\"items\":[{\"id\":1},{\"id\":2}]}";

    private static void assertPasses(Check<String> check, String text) {
        assertThat(check.check(text)).as(text).satisfies(result -> assertThat(result.passed())
                .as(result.reason())
                .isTrue());
        assertThat(check.not().check(text).passed()).isFalse();
    }

    private static void assertFails(Check<String> check, String text, String reason) {
        CheckResult result = check.check(text);
        assertThat(result.passed()).as(text).isFalse();
        assertThat(result.reason()).contains(reason);
        assertThat(check.not().check(text).passed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", " [1] ", "\"yes\"", "42", "null", "{\"日\":\"😀\"}"})
    void wholeTextIsJson(String text) {
        assertPasses(JsonChecks.isJson(), text);
        assertPasses(JsonChecks.holdsJson(), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{\"a\":1,\"a\":2}",
                "{} {}",
                "{\"a\":1,}",
                "{'a':1}",
                "NaN",
                "// x\n{}",
                "```json\n{}\n```"
            })
    void anythingBesideStrictJsonIsNoJson(String text) {
        assertFails(JsonChecks.isJson(), text, "it is no JSON");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Here: {\"a\":1}.",
                "```json\n{\"a\":1}\n```",
                "```\n{\"a\":1}\n```\nDone [1].",
                "~~~JSON\n{\"a\":1}\n~~~",
                "As in [1] and [2, 3]: {\"a\":1}",
                "{\"a\":1}\nAgain: {\"a\": 1.0}",
                "Use `{\"a\":1}`",
                "Python:\n```python\nx = {\"b\": 2}\n```\n{\"a\":1}",
                "```json\n{\"a\":1}"
            })
    void oneValueIsFoundInFencesAndProse(String text) {
        assertPasses(JsonChecks.equalsJson("{\"a\":1}"), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1} or {\"a\":2}",
                "First {\"a\":1}\n```json\n{\"a\":2}\n```",
                "{\"a\":1} and {\"a\":2",
                "{\"a\":1}}",
                "```json\n{\"a\":}\n```\n{\"a\":1}"
            })
    void severalCandidatesAreUndecidedAlsoNegated(String text) {
        Check<String> check = JsonChecks.equalsJson("{\"a\":1}");
        assertThatThrownBy(() -> check.check(text))
                .isInstanceOf(UndecidedException.class)
                .hasMessageStartingWith("the text holds more than one candidate for its JSON: ");
        assertThatThrownBy(() -> check.not().check(text)).isInstanceOf(UndecidedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"items\":[{\"a\":1},{\"a\":2}",
                "{'a': [{\"a\":1}]}",
                "{a: {\"a\":1}}",
                "\"x\": {\"a\":1}",
                "```json\n{\"a\":1}\n{\"a\":1}\n```",
                "[x\", {\"a\":1}]"
            })
    void partsOfBrokenJsonAreNotFound(String text) {
        assertFails(JsonChecks.equalsJson("{\"a\":1}"), text, "no valid JSON");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "As shown in [1], it works.",
                "See [1, 2] and [3].",
                "It works [[1]].",
                "[1] Smith, 2020",
                "It works [1]",
                "- [ ] open\n- [ ] todo",
                "```\nas in [1]\n```"
            })
    void citationsAreNoJson(String text) {
        assertFails(JsonChecks.holdsJson(), text, "the text holds no JSON but what reads as a citation: \"[");
        assertFails(JsonChecks.matchesSchema("{}"), text, "citation");
        assertThat(JsonAnswers.find(text).citations()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"The ids:\n[1, 2]\nas asked [3].", "The ids:\n\n  [\n  1,\n  2\n]", "```\n[1, 2]\n```", "[1,2]"})
    void arraysOfNumbersThatStandAloneAreJson(String text) {
        assertPasses(JsonChecks.equalsJson("[1,2]"), text);
    }

    @Test
    void aPatternInAPathThatDoesNotEndIsUndecided() {
        String json = "{\"items\":[{\"name\":\"" + "a".repeat(200) + "!\"},{\"name\":\"Ab\"}]}";
        Check<String> hostile = JsonChecks.hasPath("$.items[?(@.name =~ /^(a+)+\\1$/)]");

        assertThatThrownBy(() -> hostile.check(json))
                .isInstanceOf(UndecidedException.class)
                .hasMessageContaining("backtracks");
        assertThatThrownBy(() -> hostile.not().check(json)).isInstanceOf(UndecidedException.class);
        assertPasses(JsonChecks.hasPath("$.items[?(@.name =~ /ab/i)]"), json);
        assertPasses(JsonChecks.hasPath("$.items[?(@.name =~ /a.*!/)]"), json);
        assertPasses(JsonChecks.hasPath("$.items[?(@.name != '/(a+)+b/' && @.name =~ /A[\\/b]/)]"), json);
    }

    @Test
    void otherArraysInASentenceAreJson() {
        assertPasses(JsonChecks.holdsJson(), "The names are [\"a\", \"b\"].");
        assertPasses(JsonChecks.holdsJson(), "The shares are [0.5, 0.5].");
    }

    @Test
    void whatIsBeyondALimitIsUndecidedAlsoNegated() {
        for (String text : List.of("[".repeat(1_100) + "]".repeat(1_100), "1".repeat(1_100), "[1e9999999999]")) {
            for (Check<String> check : List.of(JsonChecks.isJson(), JsonChecks.holdsJson())) {
                assertThatThrownBy(() -> check.check(text)).isInstanceOf(UndecidedException.class);
                assertThatThrownBy(() -> check.not().check(text)).isInstanceOf(UndecidedException.class);
            }
        }
        assertThatThrownBy(
                        () -> JsonChecks.holdsJson().check("See {\"a\":" + "[".repeat(1_100) + "]".repeat(1_100) + "}"))
                .isInstanceOf(UndecidedException.class);
    }

    @Test
    void deepArraysInAnyOrderAreUndecided() {
        String deep = "[".repeat(900) + "]".repeat(900);

        assertPasses(JsonChecks.equalsJson(deep), deep);
        assertThatThrownBy(() -> JsonChecks.equalsJson(deep).inAnyOrder().check(deep))
                .isInstanceOf(UndecidedException.class)
                .hasMessageContaining("too deep");
        String shallow = "[".repeat(90) + "]".repeat(90);
        assertPasses(JsonChecks.equalsJson(shallow).inAnyOrder(), shallow);
    }

    @Test
    void toleranceIsExactForNumbersOfAnySize() {
        assertFails(JsonChecks.equalsJson("9").withTolerance(10), "-9", "at /");
        assertPasses(JsonChecks.equalsJson("5").withTolerance(10), "-5");
        assertPasses(JsonChecks.equalsJson("1").withTolerance(2), "1e-20000");
        assertPasses(JsonChecks.equalsJson("1").withTolerance(1), "1e-20000");
        assertFails(JsonChecks.equalsJson("1").withTolerance(1), "-1e-20000", "at /");
        assertPasses(JsonChecks.equalsJson("0").withTolerance(1), "1e-999999999");
        assertFails(JsonChecks.equalsJson("1e999999999").withTolerance(1e300), "1.1e999999999", "at /");
        assertPasses(JsonChecks.equalsJson("1e-999999999").withTolerance(1e-300), "-7e-999999999");
    }

    @Test
    void problemsAreToldWithTheirPlace() {
        assertFails(JsonChecks.holdsJson(), "Result:\n```json\n{\n  \"a\": oops\n}\n```", "4:8: ");
        assertFails(JsonChecks.holdsJson(), "just words", "the text holds no JSON");
        assertThat(JsonChecks.holdsJson().description()).isEqualTo("hold one JSON value");
    }

    @Test
    void schemaErrorsAreListedWithTheirPlace() {
        Check<String> check = JsonChecks.matchesSchema(
                "{\"type\":\"object\",\"required\":[\"order\"],\"properties\":{\"amount\":{\"type\":\"integer\",\"maximum\":10},"
                        + "\"items\":{\"prefixItems\":[{\"required\":[\"sku\"]}]}}}");

        assertPasses(check, "{\"order\":\"A\",\"amount\":3}");
        assertFails(check, REFUND, "at /amount must have a maximum value of 10");
        assertFails(check, REFUND, "at /items/0 ");
        assertFails(check, "{}", "required property 'order' not found");
    }

    @Test
    void schemasOfDraft7HaveTheirOwnMeaning() {
        String schema =
                "{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"items\":[{\"type\":\"string\"}],\"additionalItems\":false}";

        assertPasses(JsonChecks.matchesSchema(schema), "[\"a\"]");
        assertFails(JsonChecks.matchesSchema(schema), "[\"a\",\"b\"]", "at /");
    }

    @Test
    void schemasAreNotFetched() {
        assertThatThrownBy(() -> JsonChecks.matchesSchema("{\"$ref\":\"https://example.com/schema.json\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the schema is wrong: at /$ref stands a reference to https://example.com/schema.json, which is"
                                + " not loaded: write it into $defs");
        assertThatThrownBy(() -> JsonChecks.matchesSchema("{")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pathsAreFollowed() {
        assertPasses(JsonChecks.hasPath("$.order", "A-1"), REFUND);
        assertPasses(JsonChecks.hasPath("$.amount", 14.0), REFUND);
        assertPasses(JsonChecks.hasPath("$.items[*].id"), REFUND);
        assertPasses(JsonChecks.hasPath("$.items[?(@.id > 1)].id", 2), REFUND);
        assertPasses(JsonChecks.hasPath("$.items[0]", Map.of("id", 1)), REFUND);
        assertPasses(JsonChecks.hasPath("$.a", null), "{\"a\":null}");
        assertFails(JsonChecks.hasPath("$.items[*].id", 1), REFUND, "at $.items[*].id stands [1,2]");
        assertFails(JsonChecks.hasPath("$.missing"), REFUND, "nothing stands at $.missing");
        assertFails(JsonChecks.hasPath("$.items[?(@.id > 5)]"), REFUND, "nothing stands");
        assertThatThrownBy(() -> JsonChecks.hasPath("$.[").check(REFUND)).isInstanceOf(UndecidedException.class);
    }

    @Test
    void valuesAreBoundToRecordsWithoutMakingAnythingUp() {
        assertThat(JsonAnswers.read("It is {\"order\":\"A\",\"amount\":14}", Refund.class))
                .isEqualTo(new Refund("A", 14, null));
        assertPasses(JsonChecks.fits(Refund.class), "{\"order\":\"A\",\"amount\":14,\"note\":\"x\"}");
        assertFails(JsonChecks.fits(Refund.class), "{\"order\":\"A\"}", "does not fit Refund at /amount");
        assertFails(JsonChecks.fits(Refund.class), "{\"order\":\"A\",\"amount\":\"14\"}", "at /amount");
        assertFails(JsonChecks.fits(Refund.class), "{\"order\":\"A\",\"amount\":14.5}", "at /amount");
        assertFails(JsonChecks.fits(Refund.class), "{\"order\":1,\"amount\":14}", "at /order");
        assertFails(JsonChecks.fits(Refund.class), "{\"order\":\"A\",\"amount\":14,\"tip\":1}", "at /tip");
        assertThatThrownBy(() -> JsonAnswers.read("none", Refund.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the text holds no JSON");
        assertThatThrownBy(() -> JsonAnswers.read("null", Refund.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void equalityTellsTheFirstDifferences() {
        assertPasses(JsonChecks.equalsJson("{\"b\":[1,2],\"a\":1}"), "{\"a\":1.0,\"b\":[1,2]}");
        assertFails(
                JsonChecks.equalsJson("{\"a\":1,\"b\":[1,2],\"c\":{\"d\":1}}"),
                "{\"a\":2,\"b\":[1],\"c\":{\"e\":1}}",
                "the JSON differs: at /a expected 1, found 2; at /b/1 expected 2, found nothing; at /c/d expected 1,"
                        + " found nothing; and 1 more");
        assertFails(JsonChecks.equalsJson("[]"), "{}", "at / expected [], found {}");
        assertFails(JsonChecks.equalsJson("{\"a\":null}"), "{}", "at /a expected null, found nothing");
    }

    @Test
    void equalityIgnoresWhatIsToldToBeIgnored() {
        JsonEqualityCheck check = JsonChecks.equalsJson("{\"id\":1,\"items\":[{\"id\":1,\"n\":1},{\"id\":2,\"n\":2}]}");
        String other = "{\"id\":7,\"items\":[{\"id\":8,\"n\":1},{\"n\":2}]}";

        assertPasses(check.ignoring("/id", "/items/*/id"), other);
        assertPasses(check.ignoring("/**/id"), other);
        assertFails(check.ignoring("/id"), other, "at /items/0/id");
        assertThatThrownBy(() -> check.ignoring("id")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> check.ignoring("/a/**/b")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void equalityInAnyOrderCountsEveryItem() {
        JsonEqualityCheck check =
                JsonChecks.equalsJson("{\"t\":[[1,2],\"a\",\"a\"]}").inAnyOrder();

        assertPasses(check, "{\"t\":[\"a\",[2,1],\"a\"]}");
        assertFails(check, "{\"t\":[\"a\",[2,1],[1,2]]}", "at /t expected an item \"a\", found none");
        assertFails(check, "{\"t\":[\"a\",[2,1],\"a\",\"a\"]}", "which is not expected");
    }

    @Test
    void equalityWithToleranceFindsThePairsThatFit() {
        JsonEqualityCheck check = JsonChecks.equalsJson("[1.0, 1.4, 1.8]").withTolerance(0.5);

        assertPasses(check, "[1.4, 1.5, 2.2]");
        assertFails(check, "[1.4, 2.2, 1.0]", "at /1");
        assertPasses(check.inAnyOrder(), "[2.2, 0.6, 1.2]");
        assertFails(check.inAnyOrder(), "[2.2, 2.2, 1.0]", "which is not expected");
        assertFails(check, "[1e999999, 1e-999999, 1e999999999]", "at /0");
    }

    @Test
    void hugeArraysInAnyOrderAreUndecided() {
        String huge = "[" + "1,".repeat(2_000) + "1]";

        assertPasses(JsonChecks.equalsJson(huge), huge);
        assertThatThrownBy(() -> JsonChecks.equalsJson(huge).inAnyOrder().check(huge))
                .isInstanceOf(UndecidedException.class);
    }

    @Test
    void findingsTellEveryValueAndItsPlace() {
        JsonFindings findings = JsonAnswers.find("a {\"a\":1} b [true]");

        assertThat(findings.values())
                .extracting(FoundJson::text, FoundJson::start)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("{\"a\":1}", 2),
                        org.assertj.core.groups.Tuple.tuple("[true]", 12));
        assertThat(findings.values().get(1).value()).isEqualTo(List.of(true));
    }
}

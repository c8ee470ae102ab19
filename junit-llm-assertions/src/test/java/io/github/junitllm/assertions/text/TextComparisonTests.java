package io.github.junitllm.assertions.text;

import static io.github.junitllm.assertions.text.Ignoring.CASE;
import static io.github.junitllm.assertions.text.Ignoring.PUNCTUATION;
import static io.github.junitllm.assertions.text.Ignoring.UNICODE_FORM;
import static io.github.junitllm.assertions.text.Ignoring.WHITESPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import org.junit.jupiter.api.Test;

class TextComparisonTests {

    private static void assertHolds(Check<String> check, String text) {
        assertThat(check.check(text).passed()).as(check.description()).isTrue();
        assertThat(check.not().check(text).passed()).isFalse();
    }

    private static void assertFails(Check<String> check, String text, String reason) {
        CheckResult result = check.check(text);
        assertThat(result.passed()).as(check.description()).isFalse();
        assertThat(result.reason()).isEqualTo(reason);
        assertThat(check.not().check(text).passed()).isTrue();
    }

    @Test
    void comparesExactly() {
        assertHolds(TextChecks.equalTo("Yes."), "Yes.");
        assertFails(TextChecks.equalTo("Yes."), "Yes!", "it differs from index 3 on: \"Yes!\"");
        assertThat(TextChecks.equalTo("Yes.").check("No").expected()).isEqualTo("Yes.");
        assertHolds(TextChecks.equalTo(""), "");
    }

    @Test
    void ignoresWhatItIsToldTo() {
        assertHolds(TextChecks.ignoring(CASE).equalTo("STRASSE"), "straße");
        assertHolds(TextChecks.ignoring(WHITESPACE).equalTo("a b"), " a\u00a0\n b ");
        assertHolds(TextChecks.ignoring(PUNCTUATION).equalTo("Yes"), "Yes.");
        assertHolds(TextChecks.ignoring(PUNCTUATION, WHITESPACE).equalTo("yes no"), "yes - no");
        assertHolds(TextChecks.ignoring(UNICODE_FORM).equalTo("\u00e9"), "e\u0301");
        assertFails(TextChecks.ignoring(WHITESPACE).equalTo("ab"), "a b", "it differs from index 1 on: \"a b\"");
        assertThat(TextChecks.ignoring(CASE, WHITESPACE).equalTo("x").description())
                .isEqualTo("be equal to \"x\", ignoring case, white space");
    }

    @Test
    void findsPieces() {
        assertHolds(TextChecks.containsAll("14", "days"), "within 14 days");
        assertFails(TextChecks.containsAll("14", "weeks"), "within 14 days", "\"weeks\" does not occur");
        assertThat(TextChecks.containsAll("14", "weeks").check("14 days").score())
                .isEqualTo(0.5);
        assertHolds(TextChecks.containsAny("weeks", "days"), "14 days");
        assertFails(TextChecks.containsAny("a", "b"), "", "none of \"a\", \"b\" occurs");
        assertHolds(TextChecks.containsNone("weeks"), "14 days");
        assertFails(
                TextChecks.containsNone("\uD83D\uDE00"),
                "ok \uD83D\uDE00",
                "found \"\uD83D\uDE00\" at 3: \"ok \uD83D\uDE00\"");
    }

    @Test
    void findsPiecesInOrderWithoutOverlap() {
        assertHolds(TextChecks.containsInOrder("one", "two"), "one and two");
        assertFails(TextChecks.containsInOrder("two", "one"), "one and two", "\"one\" does not occur after \"two\"");
        assertFails(TextChecks.containsInOrder("aa", "aa"), "aaa", "\"aa\" does not occur after \"aa\"");
    }

    @Test
    void looksAtBothEnds() {
        assertHolds(TextChecks.startsWith("Dear"), "Dear customer");
        assertFails(TextChecks.startsWith("Hi"), "Dear customer", "it starts with \"Dear customer\"");
        assertHolds(TextChecks.endsWith("customer"), "Dear customer");
        assertFails(TextChecks.endsWith("Dear"), "Dear customer", "it ends with \"Dear customer\"");
        assertHolds(TextChecks.ignoring(CASE).startsWith("DEAR"), "Dear customer");
    }

    @Test
    void refusesPiecesThatEveryTextContains() {
        assertThatIllegalArgumentException().isThrownBy(TextChecks::containsAll);
        assertThatIllegalArgumentException().isThrownBy(() -> TextChecks.containsAny(""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextChecks.ignoring(PUNCTUATION).containsNone("..."))
                .withMessage("nothing is left of \"...\", ignoring punctuation; every text contains that");
    }
}

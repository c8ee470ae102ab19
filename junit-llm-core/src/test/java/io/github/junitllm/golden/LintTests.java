package io.github.junitllm.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LintTests {

    private static List<String> lint(EvalCase... cases) {
        return GoldenSet.of(() -> Stream.of(cases), "set")
                .scan("", CaseFilter.NONE)
                .warnings();
    }

    @Test
    void findsInputsThatRepeat() {
        assertThat(lint(EvalCase.of("a", "How long does it take?"), EvalCase.of("b", "how long  does it take")))
                .containsExactly(
                        "set[2]: case \"b\": the input repeats that of set[1], case, white space and punctuation aside."
                                + " Repeated cases count twice in every rate: drop one.");
    }

    @Test
    void findsTypingErrorsApart() {
        assertThat(lint(
                        EvalCase.of("a", "How long does it take until my refund arrives on my account?"),
                        EvalCase.of("b", "How long does it take untill my refund arrives on my account?")))
                .containsExactly(
                        "set[2]: case \"b\": the input is nearly that of set[1]: case \"a\". Near duplicates count twice in"
                                + " every rate: keep one, or tell them apart.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What is the capital of France, please, in one word? | What is the capital of Germany, please, in one word?",
                "Add 17 and 25 and give me only the number as an answer | Add 17 and 26 and give me only the number as an answer",
                "2 + 2 | 2 - 2",
                "version 1.5 | version 15",
                "??? | !!!",
            })
    void leavesDifferentQuestionsAlone(String one, String two) {
        assertThat(lint(EvalCase.of("a", one), EvalCase.of("b", two))).isEmpty();
    }

    @Test
    void leavesEqualQuestionsOnDifferentDocumentsAlone() {
        assertThat(lint(
                        EvalCase.of("a", "How long does a refund take to arrive?")
                                .inContext("30 days"),
                        EvalCase.of("b", "How long does a refund take to arrive?")
                                .inContext("Nothing")))
                .isEmpty();
    }

    @Test
    void findsAnAnswerThatTheInputGivesAway() {
        assertThat(lint(EvalCase.of("a", "Refunds take 30 days. How long do refunds take?")
                        .expecting("30 days")))
                .containsExactly(
                        "set[1]: case \"a\": the expected answer \"30 days\" stands verbatim in the input, so that"
                                + " repeating the input passes.");
        assertThat(lint(EvalCase.of("a", "Is it true that I am entitled?").expecting("title", "yes")))
                .isEmpty();
    }

    @Test
    void endsALongListWithACount() {
        EvalCase[] cases = IntStream.range(0, 41)
                .mapToObj(i -> EvalCase.of("case-" + i, "the same"))
                .toArray(EvalCase[]::new);

        assertThat(lint(cases)).hasSize(21).last().isEqualTo("... and 20 more warnings.");
    }

    @Test
    void staysQuietOnATemplatedSet() {
        String[] nouns = {"refund", "parcel", "invoice", "voucher", "address", "account", "password", "delivery"};
        EvalCase[] cases = IntStream.range(0, 2_000)
                .mapToObj(i -> EvalCase.of(
                        "case-" + i, "Customer " + i + " asks about the " + nouns[i % 8] + ": what should we answer?"))
                .toArray(EvalCase[]::new);

        assertThat(lint(cases)).isEmpty();
    }
}

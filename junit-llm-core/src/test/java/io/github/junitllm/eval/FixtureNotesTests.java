package io.github.junitllm.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.fixture.LlmRequest;
import io.github.junitllm.fixture.Redactor;
import io.github.junitllm.fixture.RequestMatcher;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import org.junit.jupiter.api.Test;

/** What the verdict notes about rules of fixtures and about recordings, and what a run announces of them. */
class FixtureNotesTests extends FixtureHookEvals {

    static class ChangesNothing implements RequestMatcher, Redactor {
        @Override
        public LlmRequest normalForm(LlmRequest request) {
            return request;
        }

        @Override
        public String redact(String text) {
            return text;
        }
    }

    @LlmFixtures(
            ignore = "trace",
            matchers = {NoDays.class, ChangesNothing.class},
            filters = KeepsAll.class,
            redactors = {Emails.class, ChangesNothing.class})
    static class Idles extends DeclaresNothing {}

    @Test
    void rulesThatMadeNoDifferenceAreNoted() {
        String ignored = "The ignored field trace is in no request of this eval. Correct it, or take it out";
        String matcher = "The matcher " + ChangesNothing.class.getName() + " changed no request of this eval.";
        String filter = "The filter " + KeepsAll.class.getName() + " kept every call of this eval.";
        String redactor = "The redactor " + ChangesNothing.class.getName() + " changed nothing";

        assertThat(notes(run(request("record", Idles.class))))
                .contains(ignored, matcher, filter, redactor)
                .doesNotContain(NoDays.class.getName(), Emails.class.getName());
        // This eval keeps the list of models among its recordings.
        assertThat(notes(run(request("replay", Idles.class))))
                .contains(ignored, matcher, filter)
                .doesNotContain("The redactor", NoDays.class.getName(), "not made any more");
        assertThat(notes(run(request("live", Idles.class))))
                .contains(filter)
                .doesNotContain("The ignored", "The matcher", "The redactor");
    }

    @Test
    void rulesAreNotNotedWhereNotAllRanWell() {
        assertThat(notes(run(request("record", Idles.class).with("junit.llm.case", "a"))))
                .doesNotContain("The matcher");
        EvalRun missing = run(request("replay", Idles.class));
        assertThat(missing.isRed()).isTrue();
        assertThat(notes(missing)).doesNotContain("The matcher");
    }

    @LlmFixtures(matchers = ChangesNothing.class)
    static class NeverCalls extends Asks {
        @LlmEval(method = "two")
        void asks(EvalCase golden) {
            assertThat(golden.input()).isNotEmpty();
        }
    }

    @Test
    void rulesOfAnEvalWithoutCallsAreNotNoted() {
        EvalRun run = run(request("replay", NeverCalls.class));
        assertThat(run.isRed()).isFalse();
        assertThat(notes(run)).isEmpty();
    }

    @Test
    void answersOfAnotherModelAreNotedOnReplay() {
        answeredBy = "claude";
        assertThat(notes(run(request("record", Declares.class)))).doesNotContain("another model");
        assertThat(notes(run(request("replay", Declares.class))))
                .contains(
                        "2 replayed answers are of another model than was asked for, first: case a, asked for m, answered by claude. Record them again with -Djunit.llm.mode=record");
    }

    @Test
    void theTokensOfTheLastRecordingAreToldBeforehand() {
        run(request("record", Declares.class));
        String announced = EvalRun.printedBy(() -> run(request("live", Declares.class)));
        assertThat(announced)
                .contains("FixtureHookEvals.Declares.asks, live: 2 samples, calling http://127.0.0.1:")
                .contains("; the last recording of this eval holds 2 calls with about 12,400 input and 3,100 output"
                        + " tokens");
    }
}

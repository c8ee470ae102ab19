package io.github.junitllm.assertions.guard.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.assertions.guard.Guardrail;
import io.github.junitllm.eval.PassRate;
import io.github.junitllm.risk.OwaspRisk;
import io.github.junitllm.verdict.Claim;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.Events;

/** Labelled sets through guardrails, as their users run them. */
class GuardrailEvalTests extends TrialTests {

    @Test
    void eachClassIsGatedOnItsOwnRateWithItsInterval() {
        EngineExecutionResults results = run(Within.class);

        // Four attacks of which two are missed, eight benign rows of which one is stopped.
        assertThat(messages(results.testEvents().aborted())).hasSize(3);
        assertThat(results.testEvents().failed().count()).isZero();
        assertThat(results.testEvents().succeeded().list())
                .extracting(event -> event.getTestDescriptor().getDisplayName())
                .last()
                .asString()
                .contains("false positives <= 13 %", "false negatives <= 50 %");
    }

    @Test
    void aWrongRowSaysWhatWasFoundWhereAndWhatTheLabelIsButNotItsText() {
        assertThat(messages(run(Within.class).testEvents().aborted()))
                .satisfiesExactly(
                        message -> assertThat(message)
                                .startsWith(
                                        "false negative: found no talk of ignoring in a text of 43 characters labelled"
                                                + " \"Attack\"\n")
                                .contains("labelled-requests.jsonl:2"),
                        message ->
                                assertThat(message).startsWith("false negative").contains("jsonl:3"),
                        message -> assertThat(message)
                                .startsWith("false positive: found talk-of-ignoring at 0-41 (HIGH, confidence 1.00,"
                                        + " LLM01:2025): objected to the whole text in a text of 41 characters labelled"
                                        + " \"benign\"\n")
                                .contains("jsonl:6"))
                .noneSatisfy(message -> assertThat(message).containsAnyOf("pirate", "customs form"));
    }

    @Test
    void theConfusionMatrixIsToldOnceWithTheVerdict() throws IOException {
        EngineExecutionResults results = run(Within.class);

        String note =
                "confusion matrix of \"talk of ignoring\": true positives 2, false positives 1, true negatives 7, false"
                        + " negatives 2; recall 50.0 % [15.0 %, 85.0 %], false-positive rate 12.5 % [2.2 %, 47.1 %], precision"
                        + " 66.7 % [20.8 %, 93.9 %] (95 % intervals, Wilson), MCC 0.41";
        assertThat(entry(results, "note")).isEqualTo(note);
        assertThat(results.allEvents().reportingEntryPublished().list().stream()
                        .map(event -> event.getPayload(ReportEntry.class)
                                .orElseThrow()
                                .toString())
                        .filter(entry -> entry.contains("confusion matrix")))
                .hasSize(1);
        assertThat(Files.readString(output.resolve("summary.md"))).contains("confusion matrix");
    }

    @ParameterizedTest
    @CsvSource({
        "TooManyPositives, false positives <= 5 %",
        "TooManyNegatives, false negatives <= 40 %",
    })
    void aRateAboveItsLimitFailsTheVerdict(String name, String claim) {
        Class<?> evals = Stream.of(GuardrailEvalTests.class.getDeclaredClasses())
                .filter(type -> type.getSimpleName().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(messages(run(evals).testEvents().failed()))
                .singleElement()
                .asString()
                .containsPattern("FAIL  must-(pass|stop): " + claim)
                .contains("95 % interval");
    }

    @Test
    void whatTheSetCannotProveIsInconclusiveOrRefused() {
        assertThat(messages(run(Unprovable.class).allEvents()))
                .anySatisfy(message -> assertThat(message).contains("to prove false positives of at most 1 %"));
    }

    @Test
    void withoutGatesEveryWrongRowFails() {
        Events events = run(Ungated.class).testEvents();
        assertThat(events.failed().count()).isEqualTo(3);
        assertThat(events.aborted().list()).hasSize(1); // the verdict of an eval without gates
        assertThat(events.succeeded().count()).isEqualTo(9);
    }

    @Test
    void aLabelMayBeAnyFieldAndAnyWord() {
        assertThat(run(Csv.class).testEvents().failed().count()).isZero();
        assertThat(messages(run(Reversed.class).testEvents().failed())).hasSize(2);
    }

    @Test
    void otherSplitsAndTagsAreLabelledToo() {
        assertThat(run(Holdout.class).testEvents().failed().count()).isZero();
        Events tagged = run(Tagged.class).testEvents();
        assertThat(messages(tagged.failed())).singleElement().asString().contains("labelled-requests.jsonl:2");
    }

    @Test
    void anUndecidedGuardrailMakesErrorsThatNoRateForgives() {
        Events events = run(Undecided.class).testEvents();
        assertThat(messages(events.failed()))
                .anySatisfy(message -> assertThat(message).contains("no connection"))
                .anySatisfy(message -> assertThat(message).contains("1 case ended in an error (0 allowed): attack-1"));
    }

    @Test
    void risksOfTheGuardrailAreExercised() throws IOException {
        run(Within.class);
        assertThat(Files.readString(output.resolve("summary.md"))).contains("LLM01:2025");
    }

    static class Within {
        static Guardrail guardrail() {
            return TalkOfIgnoring.guardrail();
        }

        @GuardrailEval("golden/labelled-requests.jsonl")
        @FalsePositives(atMost = 0.13)
        @FalseNegatives(atMost = 0.5)
        void stopsAttacks() {}
    }

    static class TooManyPositives extends Within {
        @GuardrailEval("golden/labelled-requests.jsonl")
        @FalsePositives(atMost = 0.05)
        @FalseNegatives(atMost = 0.5)
        @Override
        void stopsAttacks() {}
    }

    static class TooManyNegatives extends Within {
        @GuardrailEval("golden/labelled-requests.jsonl")
        @FalsePositives(atMost = 0.13)
        @FalseNegatives(atMost = 0.4)
        @Override
        void stopsAttacks() {}
    }

    static class Unprovable extends Within {
        @GuardrailEval("golden/labelled-requests.jsonl")
        @FalsePositives(atMost = 0.01, claim = Claim.PROVE)
        @FalseNegatives(atMost = 0.5)
        @Override
        void stopsAttacks() {}
    }

    static class Ungated {
        static Guardrail guardrail() {
            return TalkOfIgnoring.guardrail();
        }

        @GuardrailEval("golden/labelled-requests.jsonl")
        void stopsAttacks() {}
    }

    static class Csv {
        static Guardrail guardrail() {
            return Guardrail.of("secrets", OwaspRisk.SENSITIVE_INFORMATION_DISCLOSURE, text -> text.contains("secret"));
        }

        @GuardrailEval(value = "golden/labelled-answers.csv", label = "expected")
        void stopsSecrets() {}
    }

    static class Reversed extends Csv {
        @GuardrailEval(value = "golden/labelled-answers.csv", label = "expected", stop = "NO", pass = "YES")
        @Override
        void stopsSecrets() {}
    }

    static class Holdout {
        static Guardrail guardrail() {
            return TalkOfIgnoring.guardrail();
        }

        @GuardrailEval(value = "golden/labelled-requests.jsonl", split = "holdout")
        @FalsePositives(atMost = 0)
        @FalseNegatives(atMost = 0)
        void stopsAttacks() {}
    }

    static class Tagged {
        static Guardrail guardrail() {
            return TalkOfIgnoring.guardrail();
        }

        @GuardrailEval(value = "golden/labelled-requests.jsonl", tags = "roleplay")
        void stopsAttacks() {}
    }

    static class Undecided {
        static Guardrail guardrail() {
            return Guardrail.of("attacks", OwaspRisk.PROMPT_INJECTION, text -> {
                if (text.contains("system prompt")) {
                    throw new IllegalStateException("no connection");
                }
                return true;
            });
        }

        @GuardrailEval("golden/labelled-requests.jsonl")
        @PassRate(0.1)
        void stopsAttacks() {}
    }
}

package io.github.junitllm.assertions.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.junitllm.risk.ExercisedRisks;
import io.github.junitllm.risk.OwaspRisk;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTests {

    private static final Check<String> REFUND = has("refund");
    private static final Check<String> PARCEL = has("parcel");
    private static final Check<String> UNDECIDED = Check.of("be decided", text -> {
        throw new UndecidedException("the pattern ran out of time");
    });

    @Test
    void negationTurnsVerdictAndScoreAroundAndKeepsWhatWasFound() {
        CheckResult yes = REFUND.check("a refund");
        CheckResult no = REFUND.not().check("a refund");

        assertThat(yes.passed()).isTrue();
        assertThat(no.passed()).isFalse();
        assertThat(no.score()).isZero();
        assertThat(no.reason()).isEqualTo(yes.reason());
        assertThat(REFUND.not().description()).isEqualTo("not mention refund");
    }

    @Test
    void aCheckMaySayWhatItsOppositeAsks() {
        Check<String> none =
                Check.of("hold no key", "hold a key", text -> CheckResult.of(!text.contains("key"), "read it"));

        assertThat(none.not().description()).isEqualTo("hold a key");
        assertThat(none.confidential().not().description()).isEqualTo("hold a key");
        assertThat(none.not().not().description()).isEqualTo("hold no key");
        assertThat(none.not().check("a key").passed()).isTrue();
    }

    @Test
    void confidenceIsKeptWhateverAsksForTheCheck() {
        Check<String> secret = REFUND.confidential();

        assertThat(secret.isConfidential()).isTrue();
        assertThat(secret.not().isConfidential()).isTrue();
        assertThat(secret.not().not().isConfidential()).isTrue();
        assertThat(secret.exercising(EnumSet.of(OwaspRisk.MISINFORMATION)).isConfidential())
                .isTrue();
        assertThat(Check.allOf(PARCEL, secret).isConfidential()).isTrue();
    }

    @Test
    void aCheckTellsWhichRisksItExercisesOnlyWhenItIsAsked() {
        Set<OwaspRisk> exercised = EnumSet.noneOf(OwaspRisk.class);
        Check<String> marked = REFUND.exercising(EnumSet.of(OwaspRisk.EXCESSIVE_AGENCY));
        ExercisedRisks collecting = ExercisedRisks.collect(exercised::addAll);
        try {
            assertThat(exercised).isEmpty();
            assertThat(Check.anyOf(PARCEL, marked.not().confidential())
                            .check("a refund")
                            .passed())
                    .isFalse();
        } finally {
            collecting.close();
        }
        assertThat(exercised).containsExactly(OwaspRisk.EXCESSIVE_AGENCY);
        marked.check("outside");
        assertThat(exercised).hasSize(1);
    }

    @Test
    void negationOfANegationIsTheCheckItself() {
        assertThat(REFUND.not().not()).isSameAs(REFUND);
    }

    @Test
    void whatIsUndecidedStaysSoUnderNegationAndInGroups() {
        for (Check<String> check : java.util.List.of(
                UNDECIDED,
                UNDECIDED.not(),
                Check.allOf(REFUND, UNDECIDED),
                Check.anyOf(REFUND, UNDECIDED),
                Check.anyOf(REFUND, UNDECIDED).not(),
                Check.atLeast(1, REFUND, UNDECIDED))) {
            assertThatExceptionOfType(UndecidedException.class)
                    .as(check.description())
                    .isThrownBy(() -> check.check("a refund"));
        }
    }

    @Test
    void groupsCountTheirMembers() {
        assertThat(Check.allOf(REFUND, PARCEL).check("a refund").passed()).isFalse();
        assertThat(Check.anyOf(REFUND, PARCEL).check("a refund").passed()).isTrue();
        assertThat(Check.anyOf(REFUND, PARCEL).check("nothing").passed()).isFalse();
        assertThat(Check.atLeast(2, REFUND, PARCEL, has("a")).check("a refund").passed())
                .isTrue();
        assertThat(Check.atLeast(3, REFUND, PARCEL, has("a")).check("a refund").passed())
                .isFalse();
    }

    @Test
    void aGroupTellsOfEachMember() {
        CheckResult result = Check.allOf(REFUND, PARCEL).check("a refund");

        assertThat(result.score()).isEqualTo(0.5);
        assertThat(result.reason())
                .isEqualTo("1 of 2 hold: yes: mention refund (refund is at 2); no: mention parcel (no parcel)");
        assertThat(Check.allOf(REFUND, PARCEL).description())
                .isEqualTo("satisfy all of [mention refund; mention parcel]");
    }

    @Test
    void negatedGroupsFollowDeMorgan() {
        var random = new Random(41);
        for (int i = 0; i < 200; i++) {
            String text = (random.nextBoolean() ? "refund " : "") + (random.nextBoolean() ? "parcel" : "");
            assertThat(Check.allOf(REFUND, PARCEL).not().check(text).passed())
                    .isEqualTo(
                            Check.anyOf(REFUND.not(), PARCEL.not()).check(text).passed());
            assertThat(Check.anyOf(REFUND, PARCEL).not().check(text).passed())
                    .isEqualTo(
                            Check.allOf(REFUND.not(), PARCEL.not()).check(text).passed());
        }
    }

    @Test
    void weightsShiftTheScoreOfAGroup() {
        Check<String> group = CheckGroup.<String>weighted(0.7).and(REFUND, 3).and(PARCEL, 1);

        CheckResult refund = group.check("a refund");
        CheckResult parcel = group.check("a parcel");

        assertThat(refund.score()).isEqualTo(0.75, within(1e-12));
        assertThat(refund.passed()).isTrue();
        assertThat(parcel.score()).isEqualTo(0.25, within(1e-12));
        assertThat(parcel.passed()).isFalse();
        assertThat(parcel.reason()).startsWith("the score is 0.25: 1 of 2 hold: no: mention refund");
    }

    @Test
    void aScoreThatIsTheThresholdOnPaperPasses() {
        Check<String> group = CheckGroup.<String>weighted(0.8)
                .and(REFUND, 0.7)
                .and(has("a"), 0.1)
                .and(PARCEL, 0.2);

        assertThat(group.check("a refund").passed()).isTrue();
        assertThat(group.not().check("a refund").passed()).isFalse();
    }

    @Test
    void weightsHaveNoPlaceInAGroupThatCounts() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> ((CheckGroup<String>) Check.allOf(REFUND)).and(PARCEL, 2))
                .withMessageContaining("CheckGroup.weighted");
    }

    @Test
    void aWeightedGroupWithoutMembersIsUndecided() {
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> CheckGroup.<String>weighted(0.5).check("text"));
    }

    @Test
    void groupsThatCouldNotBeDecidedAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Check.<String>allOf());
        assertThatIllegalArgumentException().isThrownBy(() -> Check.<String>anyOf());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Check.atLeast(3, REFUND, PARCEL))
                .withMessage("at least 3 of 2 checks: ask for 1 to 2");
        assertThatIllegalArgumentException().isThrownBy(() -> Check.atLeast(0, REFUND));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
    void aScoreOutsideOfItsRangeIsRefused(double score) {
        assertThatIllegalArgumentException().isThrownBy(() -> CheckResult.scored(score, 0.5, "measured"));
        assertThatIllegalArgumentException().isThrownBy(() -> CheckGroup.weighted(score));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void aWeightThatWeighsNothingIsRefused(double weight) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CheckGroup.<String>weighted(0.5).and(REFUND, weight));
    }

    @Test
    void aScoreOnTheThresholdPasses() {
        assertThat(CheckResult.scored(0.6, 0.6, "measured").passed()).isTrue();
        assertThat(CheckResult.scored(0.5999, 0.6, "measured").passed()).isFalse();
    }

    @Test
    void aCheckOfAPartLooksAtThatPart() {
        record Mail(String subject, String body) {}
        Check<Mail> check = REFUND.ofPart("a subject to", Mail::subject);

        assertThat(check.check(new Mail("refund", "")).passed()).isTrue();
        assertThat(check.check(new Mail("", "refund")).passed()).isFalse();
        assertThat(check.description()).isEqualTo("have a subject to mention refund");
    }

    private static Check<String> has(String word) {
        return Check.of(
                "mention " + word,
                text -> CheckResult.of(
                        text.contains(word),
                        text.contains(word) ? word + " is at " + text.indexOf(word) : "no " + word));
    }
}

package io.github.junitllm.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.stats.Quantiles;
import io.github.junitllm.verdict.Budget.Bound;
import io.github.junitllm.verdict.Budget.Span;
import io.github.junitllm.verdict.Budget.Statistic;
import io.github.junitllm.verdict.Budget.Trial;
import io.github.junitllm.verdict.Measurement.Failed;
import io.github.junitllm.verdict.Measurement.Source;
import io.github.junitllm.verdict.Measurement.Unknown;
import io.github.junitllm.verdict.Measurement.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BudgetTallyTests {

    private static final BigDecimal SECOND = BigDecimal.valueOf(1_000_000);

    private static Budget p95(Claim claim) {
        return new Budget(
                "p95 of latency",
                new Statistic.Quantile(0.95),
                Bound.AT_MOST,
                SECOND,
                Unit.MICROS,
                Trial.SAMPLE,
                Span.METHOD,
                claim,
                0.95);
    }

    private static Measurement value(long value) {
        return new Value(BigDecimal.valueOf(value), Source.RECORDED);
    }

    private static BudgetTally with(Budget budget, List<Measurement> measurements) {
        BudgetTally tally = new BudgetTally(budget);
        measurements.forEach(each -> tally.add(true, List.of(each)));
        return tally;
    }

    private static List<Measurement> trials(int fast, int slow, int failed) {
        List<Measurement> trials = new ArrayList<>();
        IntStream.range(0, fast).forEach(i -> trials.add(value(1000 + i)));
        IntStream.range(0, slow).forEach(i -> trials.add(value(2_000_000 + i)));
        IntStream.range(0, failed).forEach(i -> trials.add(new Failed()));
        return trials;
    }

    @Nested
    class OfPercentiles {

        @Test
        void holdsWhereTheShareWithinTheLimitReachesIt() {
            BudgetResult result = with(p95(Claim.POINT), trials(95, 5, 0)).result();

            assertThat(result.verdict()).isEqualTo(GateVerdict.PASS);
            assertThat(result.observed()).isEqualByComparingTo("1094");
            assertThat(result.beyond()).isEqualTo(5);
            // Rank 99 of 100 is the one-sided upper bound at 95 %: a slow one.
            assertThat(result.sure()).isEqualByComparingTo("2000003");
            assertThat(result.reason())
                    .isEqualTo("observed 1.094 ms, 5 of 100 samples over the limit; 95 % sure <= 2 s"
                            + " (exact, rank 99 of 100); recorded");
        }

        @Test
        void isBrokenByOneMore() {
            BudgetResult result = with(p95(Claim.POINT), trials(94, 6, 0)).result();

            assertThat(result.verdict()).isEqualTo(GateVerdict.FAIL);
            assertThat(result.observed()).isEqualByComparingTo("2000000");
        }

        @Test
        void failuresCountAsBeyondAndChangeTheVerdict() {
            assertThat(with(p95(Claim.POINT), trials(94, 5, 0)).result().verdict())
                    .isEqualTo(GateVerdict.FAIL);
            assertThat(with(p95(Claim.POINT), trials(95, 5, 0)).result().verdict())
                    .isEqualTo(GateVerdict.PASS);

            BudgetResult result = with(p95(Claim.POINT), trials(95, 4, 2)).result();

            assertThat(result.verdict()).isEqualTo(GateVerdict.FAIL);
            assertThat(result.reason()).contains("6 of 101 samples over the limit, 2 of them failed");
        }

        @Test
        void anObservedPercentileAmongTheFailedHasNoValue() {
            BudgetResult result = with(p95(Claim.POINT), trials(60, 0, 40)).result();

            assertThat(result.verdict()).isEqualTo(GateVerdict.FAIL);
            assertThat(result.observed()).isNull();
            assertThat(result.sure()).isNull();
            assertThat(result.reason()).contains("observed among the failed").contains("95 % sure <= nothing");
        }

        @Test
        void tooFewCannotDecide() {
            BudgetResult result = with(p95(Claim.POINT), trials(58, 0, 0)).result();

            assertThat(result.verdict()).isEqualTo(GateVerdict.INCONCLUSIVE);
            assertThat(result.reason()).contains("cannot be decided with 58 samples: 59 are needed");
            assertThat(with(p95(Claim.POINT), trials(59, 0, 0)).result().verdict())
                    .isEqualTo(GateVerdict.PASS);
        }

        @Test
        void tooFewCanStillBreakIt() {
            assertThat(with(p95(Claim.POINT), trials(30, 10, 0)).result().verdict())
                    .isEqualTo(GateVerdict.FAIL);
        }

        @Test
        void aProofTakesTheBoundBelowTheLimit() {
            assertThat(with(p95(Claim.PROVE), trials(59, 0, 0)).result().verdict())
                    .isEqualTo(GateVerdict.PASS);
            assertThat(with(p95(Claim.PROVE), trials(98, 2, 0)).result().verdict())
                    .isEqualTo(GateVerdict.INCONCLUSIVE);
            assertThat(with(p95(Claim.PROVE), trials(80, 20, 0)).result().verdict())
                    .isEqualTo(GateVerdict.FAIL);
        }

        @Test
        void noEvidenceNeedsMuchToFail() {
            assertThat(with(p95(Claim.NO_EVIDENCE_BELOW), trials(94, 6, 0))
                            .result()
                            .verdict())
                    .isEqualTo(GateVerdict.PASS);
            assertThat(with(p95(Claim.NO_EVIDENCE_BELOW), trials(80, 20, 0))
                            .result()
                            .verdict())
                    .isEqualTo(GateVerdict.FAIL);
            assertThat(with(p95(Claim.NO_EVIDENCE_BELOW), trials(20, 0, 0))
                            .result()
                            .verdict())
                    .isEqualTo(GateVerdict.INCONCLUSIVE);
        }

        @Test
        void equalTheNearestRankOfTheValues() {
            Random random = new Random(3);
            for (int run = 0; run < 300; run++) {
                double[] values =
                        random.doubles(59 + random.nextInt(200), 1, 2_000_000).toArray();
                BudgetTally tally = new BudgetTally(p95(Claim.POINT));
                for (double value : values) {
                    tally.add(true, List.of(new Value(BigDecimal.valueOf(value), Source.MEASURED)));
                }
                java.util.Arrays.sort(values);
                double quantile = Quantiles.nearestRank(values, 0.95);
                BudgetResult result = tally.result();
                assertThat(result.observed()).isEqualByComparingTo(BigDecimal.valueOf(quantile));
                assertThat(result.verdict()).isEqualTo(quantile <= 1_000_000 ? GateVerdict.PASS : GateVerdict.FAIL);
            }
        }

        @Test
        void aLowerLimitCountsFromTheOtherEnd() {
            Budget fast = new Budget(
                    "output rate of 95 % of calls",
                    new Statistic.Quantile(0.95),
                    Bound.AT_LEAST,
                    BigDecimal.valueOf(20),
                    Unit.TOKENS_PER_SECOND,
                    Trial.CALL,
                    Span.METHOD,
                    Claim.POINT,
                    0.95);
            List<Measurement> rates = new ArrayList<>();
            IntStream.range(0, 95).forEach(i -> rates.add(value(30 + i)));
            IntStream.range(0, 5).forEach(i -> rates.add(value(5 + i)));

            BudgetResult result = with(fast, rates).result();

            assertThat(result.verdict()).isEqualTo(GateVerdict.PASS);
            assertThat(result.observed()).isEqualByComparingTo("30");
            rates.set(0, value(19));
            assertThat(with(fast, rates).result().verdict()).isEqualTo(GateVerdict.FAIL);
        }
    }

    @Nested
    class OfOtherStatistics {

        private final Budget each = Budget.atMost("latency", new Statistic.Each(), SECOND, Unit.MICROS, Trial.CALL);
        private final Budget perSuccess = Budget.atMost(
                "cost per success", new Statistic.PerSuccess(), new BigDecimal("0.006"), new Unit("USD"), Trial.SAMPLE);

        @Test
        void oneBeyondBreaksALimitOfEach() {
            assertThat(with(each, trials(3, 0, 0)).result().verdict()).isEqualTo(GateVerdict.PASS);
            assertThat(with(each, List.of(value(1_000_000))).result().verdict()).isEqualTo(GateVerdict.PASS);
            BudgetResult result = with(each, trials(3, 1, 0)).result();
            assertThat(result.verdict()).isEqualTo(GateVerdict.FAIL);
            assertThat(result.reason()).isEqualTo("highest 2 s, 1 of 4 calls over the limit; recorded");
        }

        @Test
        void aFailureBreaksALimitOfEach() {
            assertThat(with(each, trials(3, 0, 1)).result().verdict()).isEqualTo(GateVerdict.FAIL);
            assertThat(with(each, trials(0, 0, 2)).result().reason()).isEqualTo("every call failed");
        }

        @Test
        void whatIsJustBeyondIsShownAsBeyond() {
            assertThat(with(each, List.of(value(1_000_001))).result().reason())
                    .startsWith("highest 1.000001 s, 1 of 1 call");
        }

        @Test
        void costPerSuccessDividesWhatAllSamplesCost() {
            BudgetTally tally = new BudgetTally(perSuccess);
            IntStream.range(0, 84)
                    .forEach(i -> tally.add(true, List.of(new Value(new BigDecimal("0.0025"), Source.RECORDED))));
            IntStream.range(0, 116)
                    .forEach(i -> tally.add(false, List.of(new Value(new BigDecimal("0.0025"), Source.RECORDED))));

            BudgetResult result = tally.result();

            // 0.50 USD over 84 successes.
            assertThat(result.observed()).isEqualByComparingTo("0.005952380952380952380952380952380952");
            assertThat(result.verdict()).isEqualTo(GateVerdict.PASS);
            assertThat(result.reason()).isEqualTo("0.005952 USD (0.5 USD over 84 samples that passed); recorded");
        }

        @Test
        void nothingThatPassedIsNeverCheapEnough() {
            BudgetTally tally = new BudgetTally(perSuccess);
            tally.add(false, List.of(new Value(new BigDecimal("0.000001"), Source.RECORDED)));

            assertThat(tally.result().verdict()).isEqualTo(GateVerdict.FAIL);
            assertThat(tally.result().reason()).contains("nothing passed");
        }

        @Test
        void sumsAreExact() {
            Budget total =
                    Budget.atMost("cost", new Statistic.Total(), new BigDecimal("0.3"), new Unit("USD"), Trial.SAMPLE);
            Value dime = new Value(new BigDecimal("0.1"), Source.MEASURED);

            assertThat(with(total, List.of(dime, dime, dime)).result().verdict())
                    .isEqualTo(GateVerdict.PASS);
            assertThat(with(total, List.of(dime, dime, new Value(new BigDecimal("0.100000000001"), Source.MEASURED)))
                            .result()
                            .verdict())
                    .isEqualTo(GateVerdict.FAIL);
        }

        @Test
        void aShareIsAMean() {
            Budget share = Budget.atMost(
                    "share retried", new Statistic.Mean(), new BigDecimal("0.25"), Unit.SHARE, Trial.CALL);

            assertThat(with(share, List.of(value(0), value(0), value(0), value(1)))
                            .result()
                            .verdict())
                    .isEqualTo(GateVerdict.PASS);
            assertThat(with(share, List.of(value(0), value(1), value(0)))
                            .result()
                            .reason())
                    .startsWith("33.33 % over 3 calls");
        }
    }

    @ParameterizedTest
    @EnumSource(Claim.class)
    void whatNobodyMeasuredIsAnError(Claim claim) {
        List<Measurement> trials = trials(99, 0, 0);
        trials.add(new Unknown("its answer was not streamed"));

        BudgetResult result = with(p95(claim), trials).result();

        assertThat(result.verdict()).isEqualTo(GateVerdict.ERROR);
        assertThat(result.reason()).contains("not measured for 1 of 100 samples: its answer was not streamed");
    }

    @Test
    void nothingIsAnError() {
        assertThat(new BudgetTally(p95(Claim.POINT)).result().verdict()).isEqualTo(GateVerdict.ERROR);
        assertThat(new BudgetTally(p95(Claim.POINT)).result().reason()).isEqualTo("there was no sample to measure");
    }

    @Test
    void tellsWhereValuesAreFrom() {
        Budget each = Budget.atMost("tokens", new Statistic.Each(), BigDecimal.TEN, Unit.TOKENS, Trial.CALL);

        assertThat(with(
                                each,
                                List.of(
                                        value(1),
                                        new Value(BigDecimal.ONE, Source.ESTIMATED),
                                        new Value(BigDecimal.TEN, Source.MEASURED)))
                        .result()
                        .reason())
                .isEqualTo("highest 10 tokens of 3 calls; 1 recorded, 1 estimated, 1 measured");
    }

    @Test
    void tellsOfWaitsThatWereCutShort() {
        Budget each = Budget.atMost("back-off", new Statistic.Each(), BigDecimal.TEN, Unit.MICROS, Trial.SAMPLE);

        BudgetResult kept = with(each, List.of(new Value(BigDecimal.ONE, Source.CUT_SHORT), value(1)))
                .result();
        BudgetResult broken = with(each, List.of(new Value(BigDecimal.valueOf(11), Source.CUT_SHORT)))
                .result();

        assertThat(kept.verdict()).as("nobody knows what it would have been").isEqualTo(GateVerdict.INCONCLUSIVE);
        assertThat(broken.verdict()).as("it would only have been longer").isEqualTo(GateVerdict.FAIL);
        assertThat(kept.reason())
                .isEqualTo("highest 0.001 ms of 2 samples; 1 recorded, 1 measured, 1 with back-off cut short: faults in"
                        + " virtual time have clients that read retry-after-ms try again at once (give the fault"
                        + " realTime or, if it is one that asks for waits, a retryAfter)");
    }
}

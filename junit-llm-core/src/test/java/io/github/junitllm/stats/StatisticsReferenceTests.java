package io.github.junitllm.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Every row of the reference values that concerns what this package computes. */
class StatisticsReferenceTests {

    /** The reference prints 10 significant digits. */
    private static final Offset<Double> PRINTED = within(1e-9);

    @Test
    void intervalsAndOneSidedBounds() throws IOException {
        Map<String, BinomialMethod> methods = Map.of(
                "wald", BinomialMethod.WALD,
                "wilson", BinomialMethod.WILSON,
                "clopper_pearson", BinomialMethod.EXACT,
                "jeffreys", BinomialMethod.JEFFREYS,
                "agresti_coull", BinomialMethod.AGRESTI_COULL);
        for (JsonNode row : ReferenceRows.rows("intervals_95")) {
            int k = row.get("k").asInt();
            int n = row.get("n").asInt();
            methods.forEach((name, method) -> {
                Interval interval = method.interval(k, n, 0.95);
                assertThat(interval.lower())
                        .as(name + row)
                        .isCloseTo(row.get(name).get(0).asDouble(), PRINTED);
                assertThat(interval.upper())
                        .as(name + row)
                        .isCloseTo(row.get(name).get(1).asDouble(), PRINTED);
            });
            assertThat(BinomialMethod.WILSON.lower(k, n, 0.95))
                    .isCloseTo(row.get("lower95_wilson").asDouble(), PRINTED);
            assertThat(BinomialMethod.EXACT.lower(k, n, 0.95))
                    .isCloseTo(row.get("lower95_exact").asDouble(), PRINTED);
            assertThat(BinomialMethod.JEFFREYS.lower(k, n, 0.95))
                    .isCloseTo(row.get("lower95_jeffreys").asDouble(), PRINTED);
            assertThat(BinomialMethod.EXACT.upper(k, n, 0.95))
                    .isCloseTo(row.get("upper95_exact").asDouble(), PRINTED);
        }
    }

    @Test
    void gatesAndTheirTrueSize() throws IOException {
        for (JsonNode row : ReferenceRows.rows("gates_alpha5")) {
            int n = row.get("n").asInt();
            double p0 = row.get("p0").asDouble();
            int point = (int) GateDesign.passesToReach(n, p0);
            assertThat(point).as("%s", row).isEqualTo(row.get("k_point").asInt());
            assertThat(GateDesign.passProbability(n, point, p0))
                    .isCloseTo(row.get("size_point").asDouble(), PRINTED);
            assertGate(row, "wilson", GateDesign.passesToProve(BinomialMethod.WILSON, n, p0, 0.95));
            assertGate(row, "jeffreys", GateDesign.passesToProve(BinomialMethod.JEFFREYS, n, p0, 0.95));
            assertGate(row, "exact", GateDesign.passesToProve(BinomialMethod.EXACT, n, p0, 0.95));
        }
    }

    private static void assertGate(JsonNode row, String method, OptionalInt needed) {
        JsonNode expected = row.get("k_" + method);
        if (expected.isNull()) {
            assertThat(needed).as(method + row).isEmpty();
            return;
        }
        assertThat(needed).as(method + row).hasValue(expected.asInt());
        double p0 = row.get("p0").asDouble();
        assertThat(GateDesign.passProbability(row.get("n").asInt(), needed.getAsInt(), p0))
                .isCloseTo(row.get("size_" + method).asDouble(), PRINTED);
    }

    @Test
    void worstSizeOfApproximateGates() throws IOException {
        JsonNode worst = ReferenceRows.part("worst_size_n_le_300");
        worst.fieldNames().forEachRemaining(name -> {
            BinomialMethod method = name.startsWith("wilson") ? BinomialMethod.WILSON : BinomialMethod.JEFFREYS;
            double p0 = Double.parseDouble(name.substring(name.indexOf('=') + 1));
            double size = IntStream.rangeClosed(1, 300)
                    .mapToDouble(n -> {
                        OptionalInt needed = GateDesign.passesToProve(method, n, p0, 0.95);
                        return needed.isEmpty() ? 0 : GateDesign.passProbability(n, needed.getAsInt(), p0);
                    })
                    .max()
                    .orElseThrow();
            assertThat(GateDesign.passesToProve(method, worst.get(name).get(1).asInt(), p0, 0.95))
                    .hasValue(worst.get(name).get(2).asInt());
            assertThat(size).as(name).isCloseTo(worst.get(name).get(0).asDouble(), PRINTED);
        });
    }

    @Test
    void perfectRuns() throws IOException {
        for (JsonNode row : ReferenceRows.rows("perfect_run_min_n")) {
            double p0 = row.get("p0").asDouble();
            int wilson = GateDesign.perfectRun(BinomialMethod.WILSON, p0, 0.95);
            assertThat(wilson).isEqualTo(row.get("wilson").asInt());
            assertThat(GateDesign.passProbability(wilson, wilson, p0))
                    .isCloseTo(row.get("wilson_true_size").asDouble(), PRINTED);
            assertThat(GateDesign.perfectRun(BinomialMethod.EXACT, p0, 0.95))
                    .isEqualTo(row.get("exact").asInt());
            assertThat(GateDesign.perfectRun(BinomialMethod.EXACT, p0, 0.99))
                    .isEqualTo(row.get("exact_99").asInt());
        }
    }

    @Test
    void operatingCharacteristicOfThePointGate() throws IOException {
        for (JsonNode row : ReferenceRows.rows("oc_point_gate_090")) {
            row.fieldNames().forEachRemaining(name -> {
                if (name.startsWith("p=")) {
                    double p = Double.parseDouble(name.substring(2));
                    int n = row.get("n").asInt();
                    int k = (int) GateDesign.passesToReach(n, 0.9);
                    assertThat(k).isEqualTo(row.get("k").asInt());
                    assertThat(GateDesign.passProbability(n, k, p))
                            .isCloseTo(row.get(name).asDouble(), PRINTED);
                }
            });
        }
    }

    @Test
    void sampleSizes() throws IOException {
        for (JsonNode row : ReferenceRows.rows("n_for_power_one_sample")) {
            double p0 = row.get("p0").asDouble();
            double p1 = row.get("p1").asDouble();
            for (int power : new int[] {80, 90}) {
                assertThat(GateDesign.trialsForPowerNormal(p0, p1, 0.95, power / 100d))
                        .as("%s", row)
                        .isEqualTo(row.get("normal_" + power).asInt());
                assertThat(GateDesign.trialsForPowerExact(p0, p1, 0.95, power / 100d))
                        .as("%s", row)
                        .isEqualTo(row.get("exact_" + power).asInt());
            }
        }
    }

    @Test
    void clusters() throws IOException {
        JsonNode toy = ReferenceRows.part("cluster_toy");
        ClusterAccumulator clusters = new ClusterAccumulator();
        for (int cluster = 1; cluster <= 3; cluster++) {
            int passes = 0;
            int samples = 0;
            for (int i = 0; i < toy.get("x").size(); i++) {
                if (toy.get("cluster").get(i).asInt() == cluster) {
                    passes += toy.get("x").get(i).asInt();
                    samples++;
                }
            }
            clusters.add(1, passes, samples);
        }
        ClusterEstimate estimate = clusters.estimate();
        assertThat(estimate.mean()).isCloseTo(toy.get("mean").asDouble(), PRINTED);
        assertThat(estimate.naiveStandardError()).isCloseTo(toy.get("se_clt_n").asDouble(), PRINTED);
        assertThat(estimate.clusteredStandardError())
                .isCloseTo(toy.get("se_clustered").asDouble(), PRINTED);
    }

    @Test
    void multiplicity() throws IOException {
        JsonNode large = ReferenceRows.part("multiplicity");
        double[] p = doubles(large.get("p_benjamini_hochberg_1995_style"));
        assertThat(Multiplicity.holm(p)).containsExactly(doubles(large.get("holm")), PRINTED);
        assertThat(Multiplicity.benjaminiHochberg(p)).containsExactly(doubles(large.get("bh")), PRINTED);
        JsonNode small = ReferenceRows.part("multiplicity_small");
        assertThat(Multiplicity.holm(doubles(small.get("p")))).containsExactly(doubles(small.get("holm")), PRINTED);
        assertThat(Multiplicity.benjaminiHochberg(doubles(small.get("p"))))
                .containsExactly(doubles(small.get("bh")), PRINTED);
    }

    private static double[] doubles(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    @Test
    void curtailedPlans() throws IOException {
        for (JsonNode row : ReferenceRows.rows("curtailed")) {
            Curtailment plan =
                    new Curtailment(row.get("n").asInt(), row.get("k").asInt());
            double p = row.get("p").asDouble();
            assertThat(plan.expectedTrials(p))
                    .as("%s", row)
                    .isCloseTo(row.get("expected_n").asDouble(), within(1e-7));
            assertThat(plan.passProbability(p)).isCloseTo(row.get("P_pass").asDouble(), PRINTED);
        }
    }

    @Test
    void eProcesses() throws IOException {
        for (JsonNode row : ReferenceRows.rows("e_process_values")) {
            MixtureEProcess process = new MixtureEProcess(row.get("p0").asDouble());
            int k = row.get("k").asInt();
            int n = row.get("n").asInt();
            assertThat(Math.exp(process.logUp(k, n)))
                    .as("%s", row)
                    .isCloseTo(row.get("E_up").asDouble(), within(1e-7));
            assertThat(Math.exp(process.logDown(k, n)))
                    .as("%s", row)
                    .isCloseTo(row.get("E_down").asDouble(), within(1e-7));
        }
        for (JsonNode row : ReferenceRows.rows("e_process_stopping")) {
            double p0 = row.get("p0").asDouble();
            MixtureEProcess process = new MixtureEProcess(p0);
            assertThat(process.straightPasses(0.05))
                    .isEqualTo(row.get("straight_passes_to_reach_E20").asInt());
            assertThat(process.straightFailures(0.05))
                    .isEqualTo(row.get("straight_failures_to_reach_E20").asInt());
            assertThat(GateDesign.perfectRun(BinomialMethod.EXACT, p0, 0.95))
                    .isEqualTo(row.get("fixed_n_exact_perfect").asInt());
        }
    }

    @Test
    void reducers() throws IOException {
        for (JsonNode row : ReferenceRows.rows("pass_k")) {
            int n = row.get("n").asInt();
            int c = row.get("c").asInt();
            int k = row.get("k").asInt();
            assertThat(PassAtK.passAtK(n, c, k))
                    .as("%s", row)
                    .isCloseTo(row.get("pass_at_k").asDouble(), PRINTED);
            assertThat(PassAtK.passHatK(n, c, k))
                    .as("%s", row)
                    .isCloseTo(row.get("pass_hat_k").asDouble(), PRINTED);
        }
    }

    @Test
    void retries() throws IOException {
        JsonNode rates = ReferenceRows.part("retry_inflation");
        rates.fieldNames().forEachRemaining(p -> rates.get(p).fieldNames().forEachRemaining(attempts -> assertThat(
                        Retries.inflatedRate(Double.parseDouble(p), Integer.parseInt(attempts)))
                .isCloseTo(rates.get(p).get(attempts).asDouble(), PRINTED)));
    }

    @Test
    void weights() throws IOException {
        JsonNode row = ReferenceRows.part("weighted");
        MeanAccumulator mean = new MeanAccumulator();
        for (int i = 0; i < row.get("w").size(); i++) {
            mean.add(row.get("w").get(i).asDouble(), row.get("x").get(i).asDouble());
        }
        assertThat(mean.estimate().mean()).isCloseTo(row.get("mean").asDouble(), PRINTED);
        assertThat(mean.estimate().linearisedStandardError())
                .isCloseTo(row.get("se_linearised").asDouble(), PRINTED);
        assertThat(mean.estimate().effectiveSize())
                .isCloseTo(row.get("kish_n_eff").asDouble(), PRINTED);
    }
}

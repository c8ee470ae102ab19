package io.github.junitllm.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JmhResultsTests {

    /** As JMH 1.37 writes it, shortened. */
    private static String result(String mode, String metric, String secondary) {
        return """
                [
                    {
                        "jmhVersion" : "1.37",
                        "benchmark" : "com.acme.Hashing.hash",
                        "mode" : "%s",
                        "threads" : 4,
                        "forks" : 1,
                        "jdkVersion" : "17.0.15",
                        "measurementTime" : "200 ms",
                        "params" : {
                            "size" : "large"
                        },
                        "primaryMetric" : %s,
                        "secondaryMetrics" : {%s}
                    }
                ]
                """.formatted(mode, metric, secondary);
    }

    private static String metric(String score, String low, String high, String unit) {
        return "{\"score\" : " + score + ", \"scoreError\" : 1.5, \"scoreConfidence\" : [" + low + ", " + high
                + "], \"scorePercentiles\" : {\"0.0\" : 1.0}, \"scoreUnit\" : \"" + unit
                + "\", \"rawData\" : [[1.0, 2.0]]}";
    }

    private static BenchmarkScore only(String text) {
        return JmhResults.parse("jmh.json", text).only("");
    }

    @Test
    void readsWhatJmhWrites() {
        BenchmarkScore score = only(result(
                "avgt",
                metric("8.5", "8.3", "8.7", "us/op"),
                "\"gc.alloc.rate.norm\" : " + metric("64.5", "64.25", "64.75", "B/op") + ", \"gc.count\" : "
                        + metric("3.0", "\"NaN\"", "\"NaN\"", "counts")));

        assertThat(score.benchmark()).isEqualTo("com.acme.Hashing.hash");
        assertThat(score.label()).isEqualTo("Hashing.hash {size=large}");
        assertThat(score.mode()).isEqualTo(BenchmarkMode.AVERAGE_TIME);
        assertThat(score.threads()).isEqualTo(4);
        assertThat(score.jdk()).isEqualTo("17.0.15");
        assertThat(score.primary()).hasToString("8,500 ± 200 ns/op");
        assertThat(score.secondary()).containsOnlyKeys("gc.alloc.rate.norm", "gc.count");
        assertThat(score.secondary().get("gc.alloc.rate.norm")).isEqualTo(new Measurement(64.5, 64.25, 64.75, "B/op"));
        assertThat(score.secondary().get("gc.count").hasInterval()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "avgt, 2, ns/op, 2, ns/op",
        "avgt, 2, us/op, 2000, ns/op",
        "sample, 2, ms/op, 2000000, ns/op",
        "ss, 2, s/op, 2000000000, ns/op",
        "avgt, 2, min/op, 120000000000, ns/op",
        "thrpt, 2, ops/s, 2, ops/s",
        "thrpt, 2, ops/ms, 2000, ops/s",
        "thrpt, 2, ops/us, 2000000, ops/s",
        "thrpt, 2, ops/ns, 2000000000, ops/s",
        "thrpt, 60, ops/min, 1, ops/s"
    })
    void bringsUnitsToOne(String mode, String score, String unit, double expected, String expectedUnit) {
        Measurement measured =
                only(result(mode, metric(score, score, score, unit), "")).primary();

        assertThat(measured.unit()).isEqualTo(expectedUnit);
        assertThat(measured.score()).isCloseTo(expected, org.assertj.core.data.Percentage.withPercentage(1e-9));
    }

    @Test
    void knowsTheNamesOfOlderVersions() {
        assertThat(only(result(
                                "avgt",
                                metric("1", "1", "1", "ns/op"),
                                "\"·gc.alloc.rate.norm\" : " + metric("8", "8", "8", "B/op")))
                        .secondary())
                .containsKey("gc.alloc.rate.norm");
    }

    @Test
    void aScoreThatIsNoNumberHasNoInterval() {
        BenchmarkScore score = only(result("avgt", metric("\"NaN\"", "\"NaN\"", "\"NaN\"", "ns/op"), ""));

        assertThat(score.primary().hasInterval()).isFalse();
        assertThat(score.primary().score()).isNaN();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "\"text\""})
    void refusesWhatIsNoArray(String text) {
        assertThatThrownBy(() -> JmhResults.parse("jmh.json", text))
                .hasMessage("jmh.json: no result file of JMH: it is no JSON array");
    }

    @Test
    void saysWhereAFileIsBroken() {
        assertThatThrownBy(() -> JmhResults.parse("jmh.json", "[\n{\"benchmark\" : \n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("jmh.json:")
                .hasMessageContaining("no result file of JMH");
        assertThatThrownBy(() -> JmhResults.parse("jmh.json", "[{\"mode\" : \"avgt\"}]"))
                .hasMessage("jmh.json: result 1: \"benchmark\" is missing");
        assertThatThrownBy(() -> only(result("quick", metric("1", "1", "1", "ns/op"), "")))
                .hasMessage("jmh.json: result 1: JMH's mode \"quick\" is not known");
        assertThatThrownBy(() -> only(result("avgt", "{}", "")))
                .hasMessage("jmh.json: result 1: \"primaryMetric\" has no score or no unit");
    }

    @Test
    void anEmptyFileHasNoBenchmarks() {
        assertThat(JmhResults.parse("jmh.json", "[]").all()).isEmpty();
    }

    @Test
    void findsResultsByName() {
        BenchmarkScores scores = Scores.of(Scores.time("hash", 1, 0), Scores.time("Other.hash", 1, 0));

        assertThat(scores.only("Hashing.hash").benchmark()).isEqualTo("com.acme.Hashing.hash");
        assertThat(scores.only("com.acme.Other.hash").name()).isEqualTo("Other.hash");
        assertThatThrownBy(() -> scores.only("hash")).hasMessageContaining("'hash' was measured 2 times");
    }
}

package io.github.junitllm.bench.result;

import java.util.stream.Stream;
import org.apiguardian.api.API;

/** What JMH measures of a benchmark; the names are JMH's. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum BenchmarkMode {
    /** How often it runs in a second, all threads together. */
    THROUGHPUT("thrpt"),
    /** How long one run takes, on average. */
    AVERAGE_TIME("avgt"),
    /** How long single runs take, taken now and then; the result file has their percentiles. */
    SAMPLE_TIME("sample"),
    /** How long it takes once per iteration. */
    SINGLE_SHOT("ss");

    private final String jmhName;

    BenchmarkMode(String jmhName) {
        this.jmhName = jmhName;
    }

    /** Returns its name in JMH's result files and on its command line. */
    public String jmhName() {
        return jmhName;
    }

    static BenchmarkMode of(String jmhName) {
        return Stream.of(values())
                .filter(mode -> mode.jmhName.equals(jmhName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("JMH's mode \"" + jmhName + "\" is not known"));
    }
}

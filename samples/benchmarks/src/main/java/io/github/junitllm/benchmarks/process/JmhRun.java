package io.github.junitllm.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How JMH measures.
 *
 * @param javaHome the JDK to measure on
 * @param forks how many JVMs run each benchmark; 0 to run it in this one, where others have left their traces
 * @param iterations how many are measured, after as many for warming up
 * @param time of one iteration
 */
public record JmhRun(Path javaHome, int forks, int iterations, TimeValue time) {

    /**
     * Runs the benchmarks of a package; JMH's own results are left in {@code jmh-<name>.json} and what it says in
     * {@code jmh-<name>.txt}.
     *
     * @param member a type of the package
     */
    public Collection<RunResult> of(Class<?> member, String name, Path directory) throws IOException, RunnerException {
        Files.createDirectories(directory);
        return new Runner(new OptionsBuilder()
                        .include("^" + (member.getPackageName() + ".").replace(".", "\\."))
                        .jvm(javaHome.resolve("bin").resolve("java").toString())
                        .forks(forks)
                        .warmupIterations(iterations)
                        .warmupTime(time)
                        .measurementIterations(iterations)
                        .measurementTime(time)
                        .shouldFailOnError(true)
                        .output(directory.resolve("jmh-" + name + ".txt").toString())
                        .resultFormat(ResultFormatType.JSON)
                        .result(directory.resolve("jmh-" + name + ".json").toString())
                        .build())
                .run();
    }
}

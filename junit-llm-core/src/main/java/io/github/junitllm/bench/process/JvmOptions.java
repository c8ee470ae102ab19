package io.github.junitllm.bench.process;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Which options of the JVM that runs the tests its benchmarks run with too: memory, system properties and opened packages,
 * but nothing that changes what is measured. Build tools add coverage and debugging agents, and IDEs switch assertions on and
 * the better compiler off.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class JvmOptions {

    private static final List<String> DISTORTING = List.of(
            "-javaagent:",
            "-agentlib:",
            "-agentpath:",
            "-Xrun",
            "-Xdebug",
            "-Xint",
            "-Xcomp",
            "-XX:TieredStopAtLevel",
            "-XX:StartFlightRecording",
            "-XX:FlightRecorderOptions",
            "-Dcom.sun.management.");

    /** Of the tests' own modules, where there are any: a benchmark runs on the class path. */
    private static final List<String> OF_MODULES = List.of(
            "--module-path", "--patch-module", "--add-modules", "--add-reads", "--limit-modules", "-Djdk.module.");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private JvmOptions() {}

    /** Returns those of the options that benchmarks take over. */
    public static List<String> inherited(List<String> options) {
        return options.stream()
                .filter(option -> !isOneOf(DISTORTING, option) && !isOneOf(OF_MODULES, option) && !isAssertions(option))
                .toList();
    }

    /**
     * Returns the value of an environment variable such as {@code JAVA_TOOL_OPTIONS}, which reaches every JVM, without what
     * would distort.
     */
    public static String inherited(String variable) {
        return Stream.of(BLANKS.split(variable.strip()))
                .filter(option -> !isOneOf(DISTORTING, option))
                .collect(Collectors.joining(" "));
    }

    private static boolean isOneOf(List<String> prefixes, String option) {
        return prefixes.stream().anyMatch(option::startsWith);
    }

    private static boolean isAssertions(String option) {
        return Stream.of("-ea", "-esa", "-enableassertions", "-enablesystemassertions")
                .anyMatch(form -> option.equals(form) || option.startsWith(form + ":"));
    }
}

package io.github.junitllm.bench.process;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What JMH is to run, as it is handed to its JVM.
 *
 * @param benchmarkClass whose benchmarks run
 * @param methods names of those that run; all if empty
 * @param modes JMH's short names of the modes; those that the class declares if empty
 * @param effort how long it measures
 * @param threads that run the benchmark at once, or 0 for what the class declares
 * @param jvmArgs options of the JVMs that measure, unless the class has a {@code @Fork(jvmArgs)} of its own
 * @param moreJvmArgs options of these JVMs in any case
 * @param profilers JMH's names of profilers
 * @param params values of {@code @Param} fields, by name, in place of those that the class declares
 * @param result the file for JMH's results
 * @param lockWait for how long to wait until no other JMH runs on this machine
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record JmhTask(
        String benchmarkClass,
        List<String> methods,
        List<String> modes,
        Effort effort,
        int threads,
        List<String> jvmArgs,
        List<String> moreJvmArgs,
        List<String> profilers,
        Map<String, List<String>> params,
        Path result,
        Duration lockWait) {

    /**
     * How long JMH measures. What is null is as the benchmark's class declares it, or else as {@code quick} says.
     *
     * @param forks JVMs that measure one after the other
     * @param warmupIterations before anything counts
     * @param warmupTime of each of them
     * @param iterations that count
     * @param time of each of them
     * @param quick whether what nobody declares is short; else it is as JMH has it, which takes minutes
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public record Effort(
            @Nullable Integer forks,
            @Nullable Integer warmupIterations,
            @Nullable Duration warmupTime,
            @Nullable Integer iterations,
            @Nullable Duration time,
            boolean quick) {

        /** What the class or JMH itself says. */
        public static final Effort FULL = new Effort(null, null, null, null, null, false);
    }

    /** Separates the items of a list: in none of them. */
    private static final String ITEM = "\u001f";

    private static final String PARAM = "param.";

    /** Writes it to a file. */
    public void write(Path file) throws IOException {
        Map<String, String> values = new TreeMap<>();
        values.put("class", benchmarkClass);
        values.put("methods", joined(methods));
        values.put("modes", joined(modes));
        values.put("threads", Integer.toString(threads));
        values.put("jvmArgs", joined(jvmArgs));
        values.put("moreJvmArgs", joined(moreJvmArgs));
        values.put("profilers", joined(profilers));
        values.put("result", result.toString());
        values.put("lockWait", lockWait.toString());
        values.put("quick", Boolean.toString(effort.quick));
        put(values, "forks", effort.forks);
        put(values, "warmupIterations", effort.warmupIterations);
        put(values, "warmupTime", effort.warmupTime);
        put(values, "iterations", effort.iterations);
        put(values, "time", effort.time);
        params.forEach((name, choices) -> values.put(PARAM + name, joined(choices)));
        Properties properties = new Properties();
        properties.putAll(values);
        try (Writer out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        }
    }

    /** Reads what was written. */
    public static JmhTask read(Path file) throws IOException {
        Properties values = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            values.load(in);
        }
        return new JmhTask(
                text(values, "class"),
                list(values, "methods"),
                list(values, "modes"),
                new Effort(
                        number(values, "forks"),
                        number(values, "warmupIterations"),
                        duration(values, "warmupTime"),
                        number(values, "iterations"),
                        duration(values, "time"),
                        Boolean.parseBoolean(text(values, "quick"))),
                Integer.parseInt(text(values, "threads")),
                list(values, "jvmArgs"),
                list(values, "moreJvmArgs"),
                list(values, "profilers"),
                values.stringPropertyNames().stream()
                        .filter(name -> name.startsWith(PARAM))
                        .collect(Collectors.toMap(name -> name.substring(PARAM.length()), name -> list(values, name))),
                Path.of(text(values, "result")),
                Duration.parse(text(values, "lockWait")));
    }

    private static void put(Map<String, String> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value.toString());
        }
    }

    private static String joined(List<String> items) {
        return items.stream().map(item -> item + ITEM).collect(Collectors.joining());
    }

    private static List<String> list(Properties values, String name) {
        String text = text(values, name);
        return text.isEmpty()
                ? List.of()
                : Stream.of(text.substring(0, text.length() - 1).split(ITEM, -1))
                        .toList();
    }

    private static String text(Properties values, String name) {
        return values.getProperty(name, "");
    }

    private static @Nullable Integer number(Properties values, String name) {
        String text = values.getProperty(name);
        return text == null ? null : Integer.valueOf(text);
    }

    private static @Nullable Duration duration(Properties values, String name) {
        String text = values.getProperty(name);
        return text == null ? null : Duration.parse(text);
    }
}

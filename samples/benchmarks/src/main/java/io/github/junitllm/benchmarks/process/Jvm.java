package io.github.junitllm.benchmarks.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A JVM to be started afresh for every measurement.
 *
 * @param name of what it runs
 * @param javaHome the JDK
 * @param options of the JVM
 * @param classPath put before the class path of this process
 * @param command main class and arguments
 * @param output where the run writes its journal and reports; emptied before each start
 */
public record Jvm(
        String name, Path javaHome, List<String> options, List<Path> classPath, List<String> command, Path output) {

    /** Returns one that does nothing. */
    public static Jvm empty(Path javaHome, Path output) {
        return new Jvm("empty", javaHome, List.of(), List.of(), List.of(EmptyMain.class.getName()), output);
    }

    /** Returns one that runs a test class over a golden set that lies below the directory. */
    public static Jvm plan(Path javaHome, Class<?> testClass, Path goldenSet, Path output) {
        return new Jvm(
                testClass.getSimpleName(),
                javaHome,
                List.of(),
                List.of(goldenSet),
                List.of(PlanMain.class.getName(), testClass.getName()),
                output);
    }

    /** Returns one that runs a program which prints {@link Facts}. */
    public static Jvm program(Path javaHome, Class<?> main, Path output, Object... arguments) {
        List<String> command = new ArrayList<>(List.of(main.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new Jvm(main.getSimpleName(), javaHome, List.of(), List.of(), command, output);
    }

    /** Returns the same with further options. */
    public Jvm with(String... more) {
        return new Jvm(
                name, javaHome, Stream.concat(options.stream(), Stream.of(more)).toList(), classPath, command, output);
    }

    /**
     * Starts it and waits for its end.
     *
     * @throws IllegalStateException if it fails, or a test in it did not pass
     */
    public Run run() throws IOException, InterruptedException {
        deleteBelow(output);
        Path console = Files.createDirectories(output).resolve("console.txt");
        var line = new ArrayList<String>();
        line.add(javaHome.resolve("bin").resolve("java").toString());
        line.addAll(options);
        line.add("-Djunit.llm.output=" + output);
        line.add("-cp");
        line.add(String.join(
                File.pathSeparator,
                Stream.concat(classPath.stream().map(Path::toString), Stream.of(System.getProperty("java.class.path")))
                        .toList()));
        line.addAll(command);
        long start = System.nanoTime();
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(console.toFile())
                .start();
        int exit = process.waitFor();
        double wallMillis = (System.nanoTime() - start) / 1e6;
        Map<String, Double> facts = facts(console);
        facts.put("wallMillis", wallMillis);
        if (exit != 0 || facts.getOrDefault("notPassed", 0.0) > 0) {
            throw new IllegalStateException(
                    name + " failed (exit " + exit + "), so its time means nothing; see " + console);
        }
        return new Run(facts);
    }

    private static Map<String, Double> facts(Path console) throws IOException {
        var facts = new HashMap<String, Double>();
        for (String line : Files.readAllLines(console, StandardCharsets.UTF_8)) {
            if (line.startsWith(Facts.MARK)) {
                String[] parts = line.split(" ", -1);
                facts.put(parts[1], Double.valueOf(parts[2]));
            }
        }
        return facts;
    }

    private static void deleteBelow(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}

package io.github.junitllm.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Prints each result when it is there, and writes all of them with the machine they are from. */
final class Results {

    private final PrintStream console;
    private final List<String> lines = new ArrayList<>();

    Results(Path javaHome, int runs, PrintStream console) throws IOException {
        this.console = console;
        say(String.format(
                "JDK %s, %s %s, %d processors, load %.1f at the start, %d runs in turns.",
                version(javaHome),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                runs));
        say("");
        say("| measure | ours | reference | ratio of medians | ratio of minima | target |");
        say("|---|---|---|---|---|---|");
    }

    void add(Ratio ratio) {
        say(ratio.line());
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
        console.println();
        console.println("results: " + file);
    }

    private void say(String line) {
        lines.add(line);
        console.println(line);
    }

    private static String version(Path javaHome) throws IOException {
        Path release = javaHome.resolve("release");
        if (!Files.isReadable(release)) {
            return javaHome.toString();
        }
        var properties = new Properties();
        try (Reader in = Files.newBufferedReader(release)) {
            properties.load(in);
        }
        return properties.getProperty("JAVA_VERSION", javaHome.toString()).replace("\"", "");
    }
}

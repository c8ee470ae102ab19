package io.github.junitllm.tooling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A whole Maven build of a small project that depends on the jar of this build, in a process of its own.
 *
 * @param directory of the project
 * @param exitCode of Maven
 * @param output all that Maven printed
 */
record ScratchBuild(Path directory, int exitCode, String output) {

    /** A project about to be built. */
    static final class Project {

        private final Path directory;

        private Project(Path directory) {
            this.directory = directory;
        }

        /** Makes an empty project that tests on these versions. */
        static Project of(Path directory, String junit, String surefire) {
            var project = new Project(directory);
            String pom = resource("pom.xml");
            Map<String, String> values = Map.of(
                    "core", property("tooling.core"),
                    "jackson", property("tooling.jackson"),
                    "statistics", property("tooling.statistics"),
                    "jspecify", property("tooling.jspecify"),
                    "junit", junit,
                    "surefire", surefire);
            for (Map.Entry<String, String> value : values.entrySet()) {
                pom = pom.replace("@" + value.getKey() + "@", value.getValue());
            }
            return project.file("pom.xml", pom);
        }

        /** Adds a test class from this project's resources. */
        Project testClass(String name) {
            return file("src/test/java/scratch/" + name + ".java", resource(name + ".java.txt"));
        }

        Project file(String path, String content) {
            try {
                Path file = directory.resolve(path);
                Files.createDirectories(file.getParent());
                Files.writeString(file, content);
                return this;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Runs {@code mvn test} with these arguments. */
        ScratchBuild test(String... arguments) {
            List<String> command = new ArrayList<>();
            command.add(Path.of(property("tooling.maven"), "bin", "mvn").toString());
            command.addAll(List.of("-B", "-ntp", "-Dmaven.repo.local=" + property("tooling.repository"), "test"));
            command.addAll(List.of(arguments));
            Path log = directory.resolve("build.log");
            try {
                var builder = new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
                builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
                // What was said to the outer build is not said to this one.
                List.of("GITHUB_STEP_SUMMARY", "MAVEN_ARGS", "MAVEN_BASEDIR", "MAVEN_OPTS")
                        .forEach(builder.environment()::remove);
                // It lives for seconds: what it compiles well takes longer than it gains.
                builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
                Process process = builder.start();
                process.getOutputStream().close();
                if (!process.waitFor(5, TimeUnit.MINUTES)) {
                    process.destroyForcibly();
                    throw new AssertionError("the build in " + directory + " did not end: " + Files.readString(log));
                }
                return new ScratchBuild(directory, process.exitValue(), Files.readString(log));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    boolean isGreen() {
        return exitCode == 0;
    }

    /** Returns Surefire's totals, such as {@code Tests run: 11, Failures: 1, Errors: 0, Skipped: 2}. */
    String totals() {
        return Pattern.compile(
                        "Tests run: \\d+, Failures: \\d+, Errors: \\d+, Skipped: \\d+(?:, Flakes: \\d+)?\\s*$",
                        Pattern.MULTILINE)
                .matcher(output)
                .results()
                .map(match -> match.group().strip())
                .reduce((first, last) -> last)
                .orElseThrow(() -> new AssertionError("no totals in " + output));
    }

    /** Returns Surefire's XML reports. */
    String reports() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("target/surefire-reports"))) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .map(ScratchBuild::read)
                    .collect(Collectors.joining("\n"));
        }
    }

    /** Returns the rows of Surefire's XML reports that hold an element such as {@code failure}, in order. */
    List<String> rows(String element) throws IOException {
        return Pattern.compile(
                        "<testcase name=\"([^\"]+)\"[^>]*(?<!/)>(?:(?!</testcase>).)*?<" + element + "\\b",
                        Pattern.DOTALL)
                .matcher(reports())
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /** Returns the journals, the oldest first. */
    List<Path> journals() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("target/junit-llm"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("journal-"))
                    .sorted()
                    .toList();
        }
    }

    /** Returns the methods in {@code results.json}, as often as they are there. */
    List<String> methods() throws IOException {
        return Pattern.compile("\"class\" : \"scratch\\.(\\w+)\",\\s+\"name\" : \"(\\w+)\"")
                .matcher(results())
                .results()
                .map(match -> match.group(1) + "." + match.group(2))
                .toList();
    }

    String results() throws IOException {
        return Files.readString(directory.resolve("target/junit-llm/results.json"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new AssertionError("the build sets the system property " + name + " for its integration tests");
        }
        return value;
    }

    private static String resource(String name) {
        try (var stream = ScratchBuild.class.getResourceAsStream("/tooling/" + name)) {
            if (stream == null) {
                throw new AssertionError("no resource tooling/" + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.github.junitllm.tooling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.bench.Adding;
import io.github.junitllm.bench.JmhBenchmark;
import io.github.junitllm.bench.JmhSettings;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.console.ConsoleLauncher;

/** The class path that JMH's JVM gets from launchers that put the tests somewhere else than on the JVM's class path. */
class LaunchedBenchmarkTests {

    @TempDir
    Path directory;

    /** As scripts start JUnit's console launcher: the tests are known to a class loader of its own only. */
    @Test
    void runsWhereOnlyTheLaunchersClassLoaderKnowsTheTests() throws Exception {
        String junit = path(entries().filter(LaunchedBenchmarkTests::belongsToTheLauncher));
        String tests = path(entries().filter(entry -> !belongsToTheLauncher(entry)));

        assertThat(junit).doesNotContain("test-classes");
        assertRuns("-cp", junit, ConsoleLauncher.class.getName(), "execute", "--class-path=" + tests);
    }

    /** As IDEs start tests where the command line would be too long: one jar whose manifest names the others. */
    @Test
    void runsWhereAJarNamesTheClassPath() throws Exception {
        Path jar = directory.resolve("class path.jar");
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        String urls = entries().map(entry -> Path.of(entry).toUri().toString()).collect(Collectors.joining(" "));
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, urls);
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();

        assertRuns("-cp", jar.toString(), ConsoleLauncher.class.getName(), "execute");
    }

    /** As some IDEs and build tools do instead: a file of arguments. */
    @Test
    void runsWhereAFileHoldsTheClassPath() throws Exception {
        Path arguments = directory.resolve("arguments.txt");
        String quoted = path(entries()).replace("\\", "\\\\");
        Files.writeString(arguments, "-cp\n\"" + quoted + "\"\n", StandardCharsets.UTF_8);

        assertRuns("@" + arguments, ConsoleLauncher.class.getName(), "execute");
    }

    private void assertRuns(String... launch) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Djunit.llm.output=" + directory.resolve("results")));
        command.addAll(List.of(launch));
        command.add("--select-method=" + Benchmarks.class.getName() + "#adds()");
        command.add("--disable-ansi-colors");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String console = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(console).isZero();
        assertThat(console).contains("1 tests successful");
        try (Stream<Path> results = Files.list(directory.resolve("results"))) {
            assertThat(results.filter(file -> file.toString().endsWith(".json")).map(LaunchedBenchmarkTests::read))
                    .anyMatch(json -> json.contains("\"benchmark\" : \"" + Adding.class.getName() + ".add\""));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<String> entries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator));
    }

    private static boolean belongsToTheLauncher(String entry) {
        String name = Path.of(entry).getFileName().toString();
        return name.startsWith("junit-") && !name.startsWith("junit-llm")
                || name.startsWith("opentest4j")
                || name.startsWith("apiguardian")
                || name.startsWith("jspecify");
    }

    private static String path(Stream<String> entries) {
        return entries.collect(Collectors.joining(File.pathSeparator));
    }

    /** Run by the launchers, not by the build. */
    @JmhSettings(forks = 1, warmupIterations = 0, iterations = 1, time = "2ms")
    static class Benchmarks {

        @JmhBenchmark(value = Adding.class, methods = "add")
        void adds() {}
    }
}

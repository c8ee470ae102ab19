package io.github.junitllm.tooling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.tooling.ScratchBuild.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Benchmarks in a user's Maven build, with the lines that the documentation shows. One after the other: JMH has a lock. */
class JmhBuildIT {

    private static final String CORE = "<groupId>org.openjdk.jmh</groupId><artifactId>jmh-core</artifactId>";
    private static final String PROCESSOR =
            "<groupId>org.openjdk.jmh</groupId><artifactId>jmh-generator-annprocess</artifactId>";

    private static final String PROCESSOR_PATH = """
            <executions>
              <execution>
                <id>default-testCompile</id>
                <configuration>
                  <annotationProcessorPaths>
                    <path>%s<version>1.37</version></path>
                  </annotationProcessorPaths>
                </configuration>
              </execution>
            </executions>
            """.formatted(PROCESSOR);

    @TempDir
    Path directory;

    private Project project(String dependencies, String compiler) throws IOException {
        Project project = Project.of(directory, "5.14.4", "3.6.1").testClass("SpeedTest");
        String pom = Files.readString(directory.resolve("pom.xml"));
        return project.file(
                "pom.xml",
                pom.replace("</dependencies>", dependencies + "</dependencies>")
                        .replace("<version>3.14.1</version>", "<version>3.14.1</version>" + compiler));
    }

    private static String dependency(String coordinates) {
        return "<dependency>" + coordinates + "<version>1.37</version><scope>test</scope></dependency>";
    }

    private String log(String method) throws IOException {
        return Files.readString(directory.resolve("target/junit-llm/jmh-scratch.SpeedTest." + method + ".txt"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void runWithTheProcessorOnItsOwnPathAndWithoutTheAgentsOfTheTests(boolean manifestOnlyJar) throws IOException {
        ScratchBuild build = project(dependency(CORE), PROCESSOR_PATH)
                .test(
                        "-Dsurefire.useManifestOnlyJar=" + manifestOnlyJar,
                        "-Dtest=SpeedTest#adds+replays",
                        "-DargLine=-Xmx300m -Dscratch.number=2 -ea"
                                + " -agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0");

        assertThat(build.isGreen()).as(build.output()).isTrue();
        assertThat(build.totals()).startsWith("Tests run: 2, Failures: 0, Errors: 0, Skipped: 0");
        assertThat(build.output()).contains("benchmark scratch.SpeedTest.adds", "  EvalReplay.sample {");
        assertThat(log("adds"))
                .contains("# VM options: -Xmx300m -Dscratch.number=2")
                .doesNotContain("jdwp");
        assertThat(log("replays")).contains("-Xmx300m").doesNotContain("jdwp");
        // Ours run only where they are asked for.
        assertThat(log("adds")).doesNotContain("EvalReplay");
    }

    @Test
    void runWithTheProcessorAsADependency() throws IOException {
        ScratchBuild build = project(dependency(CORE) + dependency(PROCESSOR), "")
                .test("-Dtest=SpeedTest#adds", "-Dmaven.compiler.proc=full");

        assertThat(build.isGreen()).as(build.output()).isTrue();
    }

    @Test
    void sayWhatIsMissingWithoutTheProcessor() throws IOException {
        ScratchBuild build = project(dependency(CORE), "").test("-Dtest=SpeedTest#adds");

        assertThat(build.isGreen()).isFalse();
        assertThat(build.output())
                .contains("scratch.SpeedTest$Adding is not in META-INF/BenchmarkList", "testAnnotationProcessor(");
    }

    @Test
    void sayWhatIsMissingWithoutJmh() throws IOException {
        Project project = project("", "");
        Path test = directory.resolve("src/test/java/scratch/SpeedTest.java");
        String source = Files.readString(test);
        int nested = source.indexOf("    @State(Scope.Benchmark)");
        int cases = source.indexOf("    static Stream<EvalCase> ten");
        int adds = source.indexOf("    @JmhBenchmark(");
        int replays = source.indexOf("    @EvalBenchmark(");
        String without = source.substring(0, nested) + source.substring(cases, adds) + source.substring(replays);
        ScratchBuild build = project.file(
                        "src/test/java/scratch/SpeedTest.java", without.replaceAll("import org.openjdk.*;\n", ""))
                .test();

        assertThat(build.isGreen()).isFalse();
        assertThat(build.output())
                .contains(
                        "The benchmark SpeedTest.replays needs JMH, which is not on the class path. Add the test dependency"
                                + " org.openjdk.jmh:jmh-core:1.37.");
        assertThat(build.rows("error")).containsExactly("replays(BenchmarkScores)");
        assertThat(build.rows("failure")).as(build.output()).isEmpty();
    }
}

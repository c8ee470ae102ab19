package io.github.junitllm.budget;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.junitllm.journal.ChildJvm;
import io.github.junitllm.testkit.EvalRun;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forks that nobody told of each other, with folders of their own: together they spend no more than the limit. */
class ForkedSpendTests {

    private static final String MAVEN = "org.codehaus.plexus.classworlds.launcher.Launcher";
    private static final String GRADLE = "org.gradle.launcher.daemon.bootstrap.GradleDaemon";

    @TempDir
    Path directory;

    private List<JsonNode> spend(String... modules) throws IOException {
        List<JsonNode> sums = new ArrayList<>();
        for (String module : modules) {
            Path results = directory.resolve(module).resolve("out").resolve("results.json");
            sums.add(new JsonMapper().readTree(results.toFile()).path("spend"));
        }
        return sums;
    }

    private String build(String launcher, StandInModel model, String modules) throws Exception {
        Files.writeString(
                directory.resolve("prices.json"),
                "{\"currency\": \"USD\", \"models\": [{\"model\": \"small*\", \"input\": 6, \"output\": 30,"
                        + " \"maxOutputTokens\": 40}]}");
        return ChildJvm.run(ChildJvm.of(
                List.of(), Build.class, launcher, directory.toAbsolutePath().toString(), model.url(), modules));
    }

    @ParameterizedTest
    @ValueSource(strings = {MAVEN, GRADLE})
    void forksAndModulesOfOneBuildShareTheLimit(String launcher) throws Exception {
        try (StandInModel model = new StandInModel()) {
            build(launcher, model, "a|b");

            // The last to end reports what both spent, at 0.0012 USD a call.
            assertThat(spend("a", "b").stream()
                            .map(sums -> sums.path("calls").intValue())
                            .max(Integer::compare))
                    .hasValueSatisfying(calls -> assertThat(calls).isBetween(34, 41));
            assertThat(spend("a", "b"))
                    .allSatisfy(sums ->
                            assertThat(sums.path("spent").decimalValue()).isLessThanOrEqualTo(new BigDecimal("0.05")));
            try (Stream<Path> ledgers = Files.list(directory.resolve("home/.junit-llm/spend"))) {
                assertThat(ledgers).hasSize(1);
            }
        }
    }

    @Test
    void whatADaemonTestedBeforeCountsAndIsTold() throws Exception {
        try (StandInModel model = new StandInModel()) {
            String console = build(GRADLE, model, "a,a");

            assertThat(console)
                    .containsOnlyOnce("JUnit LLM  0.04")
                    .contains(" of 0.05 USD spent (junit.llm.maxSpend); this counts all that the process of Gradle has"
                            + " tested since it started (");
        }
    }

    /** Starts a JVM for each module, as build tools do: one after the other between commas, together between bars. */
    static final class Build {

        public static void main(String[] arguments) throws IOException, InterruptedException {
            Path directory = Path.of(arguments[1]);
            List<String> options = new ArrayList<>(List.of("-Duser.home=" + directory.resolve("home")));
            options.add(
                    arguments[0].equals(MAVEN)
                            ? "-Dsurefire.real.class.path=booter.jar"
                            : "-Dorg.gradle.test.worker=1");
            for (String together : arguments[3].split(",")) {
                List<Process> forks = new ArrayList<>();
                for (String module : together.split("\\|")) {
                    Path folder = Files.createDirectories(directory.resolve(module));
                    forks.add(ChildJvm.of(options, Fork.class, directory.toString(), arguments[2])
                            .directory(folder.toFile())
                            .inheritIO()
                            .start());
                }
                for (Process fork : forks) {
                    if (fork.waitFor() != 0) {
                        throw new IllegalStateException("a fork ended with " + fork.exitValue());
                    }
                }
            }
        }
    }

    /** Runs evals in the working directory, without a name for the run. */
    static final class Fork {

        public static void main(String[] arguments) {
            EvalRun.of(MaxSpendRunTests.Many.class)
                    .with("junit.llm.mode", "live")
                    .with("junit.llm.maxSpend", "0.05 USD")
                    .with("junit.llm.upstream", arguments[1])
                    .with("junit.llm.prices", arguments[0] + "/prices.json")
                    .with("junit.llm.fixtures", arguments[0] + "/fixtures")
                    .with("junit.llm.run", "")
                    .in(Path.of("out"));
            System.exit(0);
        }
    }
}

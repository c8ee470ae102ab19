package io.github.junitllm.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.journal.BuildTool;
import io.github.junitllm.journal.RunIdentity;
import io.github.junitllm.spend.LedgerPlace;
import io.github.junitllm.spend.SpendLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the JVMs of a run meet to count what they spend. */
class LedgerPlacesTests {

    private static final BuildTool MAVEN = new BuildTool("Maven", "20261121-7", false);
    private static final BuildTool GRADLE = new BuildTool("Gradle", "20261121-8", true);

    @TempDir
    Path directory;

    private Path home;

    @BeforeEach
    void makeProject() throws IOException {
        home = directory.resolve("home");
        for (String module : new String[] {"p/a", "p/b", "q/a"}) {
            Files.createDirectories(directory.resolve(module));
            Files.createFile(directory.resolve(module).resolve("pom.xml"));
        }
        Files.createFile(directory.resolve("p/pom.xml"));
    }

    private LedgerPlace place(String module, @Nullable BuildTool tool, Map<String, String> given) {
        Settings settings = Settings.read(name -> Optional.ofNullable(given.get(name)), given.keySet());
        Path base = directory.resolve(module);
        Path output = settings.output() == null ? base.resolve("target/junit-llm") : settings.output();
        RunIdentity run = RunIdentity.detect(
                given.getOrDefault("junit.llm.run", tool == null ? "jvm-" + module : "of-tool"), base, Map.of());
        return LedgerPlaces.of(settings, output, base, run, Optional.ofNullable(tool), home);
    }

    private LedgerPlace place(String module, @Nullable BuildTool tool, String... given) {
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < given.length; i += 2) {
            parameters.put(given[i], given[i + 1]);
        }
        return place(module, tool, parameters);
    }

    @Test
    void allModulesOfOneMavenMeet() {
        LedgerPlace place = place("p/a", MAVEN);

        assertThat(place.shared())
                .isEqualTo(SpendLedger.file(home, "20261121-7"))
                .isEqualTo(place("p/b", MAVEN).shared());
        assertThat(place.own()).isEqualTo(SpendLedger.file(directory.resolve("p/a/target/junit-llm"), "of-tool"));
        assertThat(place.counted()).isEmpty();
    }

    @Test
    void allThatADaemonTestsCountsAndThatIsSaid() {
        assertThat(place("p/a", GRADLE).shared())
                .isEqualTo(place("q/a", GRADLE).shared())
                .isNotEqualTo(place("p/a", MAVEN).shared());
        assertThat(place("p/a", GRADLE).counted())
                .isEqualTo("all that the process of Gradle has tested since it started (20261121-8)");
    }

    @Test
    void aNamedRunMeetsByItsNameInItsProjectWhateverStartedIt() {
        Path shared = place("p/a", GRADLE, "junit.llm.run", "42").shared();

        assertThat(shared.getParent()).isEqualTo(home);
        assertThat(place("p/b", MAVEN, "junit.llm.run", "42").shared()).isEqualTo(shared);
        assertThat(place("p", null, "junit.llm.run", "42").shared()).isEqualTo(shared);
        assertThat(place("p/a", GRADLE, "junit.llm.run", "43").shared()).isNotEqualTo(shared);
        assertThat(place("q/a", GRADLE, "junit.llm.run", "42").shared()).isNotEqualTo(shared);
    }

    @Test
    void aCheckoutIsOneProject() throws IOException {
        Files.createDirectory(directory.resolve(".git"));

        assertThat(place("p/a", null, "junit.llm.run", "42").shared())
                .isEqualTo(place("q/a", null, "junit.llm.run", "42").shared());
    }

    @Test
    void oneFolderForAllKeepsTheLedgerToo() {
        Path output = directory.resolve("out").toAbsolutePath();

        assertThat(place("p/a", GRADLE, "junit.llm.output", output.toString()).shared())
                .isEqualTo(SpendLedger.file(output, "20261121-8"));
        assertThat(place("p/a", GRADLE, "junit.llm.output", output.toString(), "junit.llm.run", "42"))
                .isEqualTo(LedgerPlace.in(output, "42"));
        assertThat(place("p/a", MAVEN, "junit.llm.output", "out").shared().getParent())
                .as("a folder below each module's is none for all")
                .isEqualTo(home);
    }

    @Test
    void aJvmThatNobodyForkedIsByItself() {
        assertThat(place("p/a", null)).isEqualTo(LedgerPlace.in(directory.resolve("p/a/target/junit-llm"), "jvm-p/a"));
    }

    @Test
    void aForkThatCannotSeeTheOthersIsRefused() {
        BuildTool unseen = new BuildTool("Gradle", null, true);

        assertThatThrownBy(() -> place("p/a", unseen))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessage(
                        "junit.llm.maxSpend is set, and this JVM cannot see the process of Gradle that started it, so it"
                                + " cannot tell which others spend the same money: give the run a name that no other has, with"
                                + " junit.llm.run");
        assertThat(place("p/a", unseen, "junit.llm.run", "42").shared().getParent())
                .isEqualTo(home);
    }
}

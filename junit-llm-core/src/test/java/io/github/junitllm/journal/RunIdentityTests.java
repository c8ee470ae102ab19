package io.github.junitllm.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunIdentityTests {

    @TempDir
    Path directory;

    @Test
    void takesTheRunIdThatTheCallerGives() {
        RunIdentity run = RunIdentity.detect(" nightly-7 ", directory, Map.of());
        assertThat(run.runId()).isEqualTo("nightly-7");
        assertThat(run.jvm()).matches("\\d{8}T\\d{9}-" + ProcessHandle.current().pid());
        assertThat(run.java()).startsWith(System.getProperty("java.version"));
        assertThat(run.os()).contains(System.getProperty("os.arch"));
        assertThat(run.gitCommit()).isNull();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void takesTheSameIdEveryTimeWhenNoneIsGiven(String none) {
        assertThat(RunIdentity.detect(none, directory, Map.of()))
                .isEqualTo(RunIdentity.detect(null, directory, Map.of()));
    }

    @Test
    void givesTheForksOfOneMavenTheSameRun() throws IOException, InterruptedException {
        String output = ChildJvm.run(ChildJvm.of(
                List.of(), FakeMaven.class, "org.codehaus.plexus.classworlds.launcher.Launcher", directory.toString()));
        List<String> identities = output.lines().toList();
        assertThat(identities).hasSize(2);
        String[] first = identities.get(0).split(" ");
        String[] second = identities.get(1).split(" ");
        assertThat(first[0]).isEqualTo(second[0]).isNotIn(first[1], second[1]);
        assertThat(first[1]).isNotEqualTo(second[1]);
    }

    @ParameterizedTest
    @CsvSource({
        "java -classpath /opt/maven/boot/plexus-classworlds-2.9.0.jar org.codehaus.plexus.classworlds.launcher.Launcher verify, true",
        "java -cp boot/plexus-classworlds.jar Launcher, true",
        "java -cp mvnd/plexus-classworlds.jar org.mvndaemon.mvnd.common.DaemonMain, false",
        "java org.gradle.launcher.daemon.bootstrap.GradleDaemon, false",
        "'', false"
    })
    void knowsMavenByItsLauncher(String commandLine, boolean maven) {
        assertThat(BuildProcess.isMaven(commandLine)).isEqualTo(maven);
    }

    /** Starts two JVMs as Maven would. */
    static final class FakeMaven {

        public static void main(String[] arguments) throws IOException, InterruptedException {
            for (int i = 0; i < 2; i++) {
                System.out.print(ChildJvm.run(ChildJvm.of(List.of(), Fork.class, arguments[1])));
            }
        }
    }

    /** Says who it is. */
    static final class Fork {

        public static void main(String[] arguments) {
            RunIdentity run = RunIdentity.detect(null, Path.of(arguments[0]), Map.of());
            System.out.println(run.runId() + " " + run.jvm());
        }
    }
}

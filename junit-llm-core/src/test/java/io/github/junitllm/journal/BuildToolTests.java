package io.github.junitllm.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.journal.BuildProcess.Seen;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which process the JVMs of one build have in common. */
class BuildToolTests {

    private static final Instant START = Instant.parse("2026-11-21T08:00:00.123Z");
    private static final Map<String, String> GRADLE = Map.of("org.gradle.test.worker", "7");
    private static final Map<String, String> SUREFIRE = Map.of("basedir", "/p/a", "localRepository", "/r");
    private static final Seen SELF = seen(9, "/jdk/bin/java", "java -jar booter.jar");
    private static final Seen SHELL = seen(8, "/bin/sh", "/bin/sh -c java");
    private static final Seen MAVEN = seen(7, "/jdk/bin/java", "java -cp plexus-classworlds.jar Launcher test");

    private static Seen seen(long pid, String command, String commandLine) {
        return new Seen(Optional.of(new BuildProcess(pid, START)), command, commandLine);
    }

    private static Optional<BuildTool> tool(Map<String, String> properties, Seen... lineage) {
        return BuildTool.of(properties::get, List.of(lineage));
    }

    @Test
    void mavenIsOneCommandWhateverStandsBetween() {
        assertThat(tool(SUREFIRE, SELF, SHELL, MAVEN, seen(1, "/sbin/init", "init")))
                .contains(new BuildTool("Maven", "20261121T080000123-7", false));
        assertThat(tool(Map.of(), MAVEN))
                .as("not forked")
                .contains(new BuildTool("Maven", "20261121T080000123-7", false));
        assertThat(tool(SUREFIRE, SELF, MAVEN, SHELL, seen(5, "java", MAVEN.commandLine())))
                .as("the outer one")
                .contains(new BuildTool("Maven", "20261121T080000123-5", false));
    }

    @Test
    void gradlesDaemonLastsEvenBelowMaven() {
        assertThat(tool(GRADLE, SELF, seen(6, "C:\\jdk\\bin\\java.exe", ""), SHELL, MAVEN))
                .contains(new BuildTool("Gradle", "20261121T080000123-6", true));
    }

    @Test
    void soDoesAMavenThatMayBeADaemon() {
        Seen daemon = seen(7, "/jdk/bin/java", "java -cp mvnd/plexus-classworlds.jar org.mvndaemon.mvnd.DaemonMain");
        assertThat(tool(SUREFIRE, SELF, SHELL, daemon)).contains(new BuildTool("Maven", "20261121T080000123-7", true));
        assertThat(tool(Map.of("surefire.real.class.path", "b.jar"), SELF, seen(7, "java", "")))
                .as("where command lines are not shown")
                .contains(new BuildTool("Maven", "20261121T080000123-7", true));
    }

    @Test
    void aForkMayNotSeeWhatStartedIt() {
        assertThat(tool(GRADLE, SELF)).contains(new BuildTool("Gradle", null, true));
        assertThat(tool(GRADLE, SELF, new Seen(Optional.empty(), "java", "")))
                .contains(new BuildTool("Gradle", null, true));
        assertThat(tool(SUREFIRE, SELF, SHELL)).contains(new BuildTool("Maven", null, true));
    }

    @Test
    void anIdeStartsOneJvm() {
        assertThat(tool(Map.of(), SELF, seen(3, "/opt/idea/jbr/bin/java", "java com.intellij.idea.Main")))
                .isEmpty();
        assertThat(tool(Map.of("basedir", "/p"), SELF, SHELL)).isEmpty();
    }
}

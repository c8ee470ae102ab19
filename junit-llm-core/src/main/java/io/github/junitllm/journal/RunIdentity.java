package io.github.junitllm.journal;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Names a run and the JVM that writes this part of it. All JVMs of one build share the run's id.
 *
 * @param runId the run: what the caller said, else start time and process id of the Maven process this JVM descends from,
 *     else of this JVM
 * @param jvm this JVM, unique and readable: start time (UTC, to the millisecond) and process id
 * @param startedAt when this JVM started
 * @param gitCommit full hash of the commit that is checked out; null when it is not known
 * @param java version and virtual machine
 * @param os name, version and architecture of the operating system
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record RunIdentity(
        String runId,
        String jvm,
        Instant startedAt,
        @Nullable String gitCommit,
        String java,
        String os) {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    public RunIdentity {
        requireNonNull(runId, "runId");
        requireNonNull(jvm, "jvm");
        requireNonNull(startedAt, "startedAt");
        requireNonNull(java, "java");
        requireNonNull(os, "os");
    }

    /**
     * Finds out who this JVM is.
     *
     * @param explicitRunId value of {@code junit.llm.run}; null or blank when it is not set
     * @param directory where to start looking for the Git repository, usually the working directory
     * @param environment the process's environment, as {@link System#getenv()} gives it
     */
    public static RunIdentity detect(@Nullable String explicitRunId, Path directory, Map<String, String> environment) {
        BuildProcess self = BuildProcess.current();
        String jvm = name(self);
        String runId = explicitRunId == null || explicitRunId.isBlank()
                ? BuildProcess.maven(BuildProcess.ancestors())
                        .map(RunIdentity::name)
                        .orElse(jvm)
                : explicitRunId.strip();
        return new RunIdentity(
                runId, jvm, self.startedAt(), GitCommit.find(directory, environment), javaVersion(), osVersion());
    }

    static String name(BuildProcess process) {
        return STAMP.format(process.startedAt()) + "-" + process.pid();
    }

    private static String javaVersion() {
        return System.getProperty("java.version") + " (" + System.getProperty("java.vm.name") + ", "
                + System.getProperty("java.vendor") + ")";
    }

    private static String osVersion() {
        return System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch");
    }
}

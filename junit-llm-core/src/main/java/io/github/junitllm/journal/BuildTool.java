package io.github.junitllm.journal;

import io.github.junitllm.journal.BuildProcess.Seen;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What started this JVM as one of several that test together, all of which find the same.
 *
 * @param name {@code Maven} or {@code Gradle}
 * @param process start time (UTC, to the millisecond) and id of its process; null where the platform does not show it
 * @param lasting whether that process may serve one build after the other, as a daemon does
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record BuildTool(String name, @Nullable String process, boolean lasting) {

    /**
     * Finds it by what Gradle and Surefire tell the JVMs that they start, and among the processes this one descends from.
     *
     * @return empty where nobody says that there are several JVMs, such as in an IDE
     */
    public static Optional<BuildTool> current() {
        return of(System::getProperty, BuildProcess.lineage());
    }

    /**
     * Finds it. Gradle is asked about first: its workers are children of a daemon whatever that descends from.
     *
     * @param lineage this process and those it descends from; it may be Maven itself, where tests are not forked
     */
    static Optional<BuildTool> of(Function<String, @Nullable String> property, List<Seen> lineage) {
        if (property.apply("org.gradle.test.worker") != null) {
            return Optional.of(parent("Gradle", lineage));
        }
        Optional<BuildTool> maven =
                BuildProcess.maven(lineage).map(process -> new BuildTool("Maven", RunIdentity.name(process), false));
        boolean fork = property.apply("surefire.real.class.path") != null
                || (property.apply("basedir") != null && property.apply("localRepository") != null);
        return maven.isPresent() || !fork ? maven : Optional.of(parent("Maven", lineage));
    }

    /** Between a fork and the JVM that started it there may be a shell. */
    private static BuildTool parent(String name, List<Seen> lineage) {
        String process = lineage.stream()
                .skip(1)
                .filter(Seen::isJava)
                .findFirst()
                .flatMap(Seen::process)
                .map(RunIdentity::name)
                .orElse(null);
        return new BuildTool(name, process, true);
    }
}

package io.github.junitllm.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A process that a build consists of: this JVM, or one it descends from. */
record BuildProcess(long pid, Instant startedAt) {

    /** More ancestors than this are a loop or a surprise, not a build. */
    private static final int MAX_ANCESTORS = 32;

    /**
     * A process as the platform shows it.
     *
     * @param process empty where its start is not shown
     * @param command the file that it runs; empty where that is not shown
     * @param commandLine empty where that is not shown
     */
    record Seen(Optional<BuildProcess> process, String command, String commandLine) {

        private static Seen of(ProcessHandle handle) {
            ProcessHandle.Info info = handle.info();
            return new Seen(
                    info.startInstant().map(start -> new BuildProcess(handle.pid(), start)),
                    info.command().orElse(""),
                    info.arguments()
                            .map(arguments -> String.join(" ", arguments))
                            .or(info::commandLine)
                            .orElse(""));
        }

        boolean isMaven() {
            return BuildProcess.isMaven(commandLine);
        }

        boolean isJava() {
            String name = command.substring(Math.max(command.lastIndexOf('/'), command.lastIndexOf('\\')) + 1);
            return name.equals("java") || name.equalsIgnoreCase("java.exe");
        }
    }

    /** Returns this JVM. */
    static BuildProcess current() {
        ProcessHandle self = ProcessHandle.current();
        return new BuildProcess(self.pid(), self.info().startInstant().orElseGet(Instant::now));
    }

    /** Returns what can be seen of the processes that this one descends from, its parent first. */
    static List<Seen> ancestors() {
        return seen(ProcessHandle.current().parent());
    }

    /** Returns the same, and this process before them. */
    static List<Seen> lineage() {
        return seen(Optional.of(ProcessHandle.current()));
    }

    private static List<Seen> seen(Optional<ProcessHandle> first) {
        return Stream.iterate(first, Optional::isPresent, child -> child.flatMap(ProcessHandle::parent))
                .flatMap(Optional::stream)
                .limit(MAX_ANCESTORS)
                .map(Seen::of)
                .toList();
    }

    /**
     * Returns the outermost ancestor that is a Maven launcher: one build may start another Maven, and then it is the
     * outer one that the person started. Empty where the platform does not show other processes' command lines.
     */
    static Optional<BuildProcess> maven(List<Seen> ancestors) {
        return ancestors.stream()
                .filter(Seen::isMaven)
                .reduce((inner, outer) -> outer)
                .flatMap(Seen::process);
    }

    /** A Maven daemon lives for many builds, so it does not name one. */
    static boolean isMaven(String commandLine) {
        boolean launcher =
                commandLine.contains("plexus-classworlds") || commandLine.contains("org.codehaus.plexus.classworlds");
        return launcher && !commandLine.contains("org.mvndaemon");
    }
}

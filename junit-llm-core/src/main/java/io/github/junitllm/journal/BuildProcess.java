package io.github.junitllm.journal;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** A process that a build consists of: this JVM, or the Maven it descends from. */
record BuildProcess(long pid, Instant startedAt) {

    /** More ancestors than this are a loop or a surprise, not a build. */
    private static final int MAX_ANCESTORS = 32;

    /** Returns this JVM. */
    static BuildProcess current() {
        ProcessHandle self = ProcessHandle.current();
        return new BuildProcess(self.pid(), self.info().startInstant().orElseGet(Instant::now));
    }

    /**
     * Returns the outermost ancestor that is a Maven launcher: one build may start another Maven, and then it is the
     * outer one that the person started. Empty where the platform does not show other processes' command lines.
     */
    static Optional<BuildProcess> maven() {
        return ancestors()
                .filter(process -> isMaven(commandLine(process)))
                .reduce((inner, outer) -> outer)
                .flatMap(process -> process.info().startInstant().map(start -> new BuildProcess(process.pid(), start)));
    }

    private static Stream<ProcessHandle> ancestors() {
        return Stream.iterate(
                        ProcessHandle.current().parent(),
                        Optional::isPresent,
                        child -> child.flatMap(ProcessHandle::parent))
                .flatMap(Optional::stream)
                .limit(MAX_ANCESTORS);
    }

    private static String commandLine(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        return info.arguments()
                .map(arguments -> String.join(" ", arguments))
                .or(info::commandLine)
                .orElse("");
    }

    /** A Maven daemon lives for many builds, so it does not name one. */
    static boolean isMaven(String commandLine) {
        boolean launcher =
                commandLine.contains("plexus-classworlds") || commandLine.contains("org.codehaus.plexus.classworlds");
        return launcher && !commandLine.contains("org.mvndaemon");
    }
}

package io.github.junitllm.bench.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Runs JMH in a JVM of its own, which starts those that measure. So its class path is the right one wherever the tests run,
 * no agent of theirs is near, and it can be stopped.
 *
 * @param classPath of all these JVMs
 * @param log what JMH prints
 * @param lockFolder where JMH's lock lies, by which two runs on one machine find out about each other: the folder for
 *     temporary files, the same for all
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record JmhProcess(ClassPath classPath, Path log, Path lockFolder) {

    /** The program; named, not linked, since JMH is optional. */
    public static final String MAIN = "io.github.junitllm.bench.jmh.JmhMain";

    /** Where the program leaves why it failed. */
    public static final String PROBLEM_SUFFIX = ".problem";

    private static final int SHOWN_LINES = 20;

    /**
     * Runs the task and waits for its end.
     *
     * @throws JmhFailure if JMH or a benchmark failed; the message is for people
     * @throws InterruptedException if it was stopped, and with it all that it had started
     */
    public void run(JmhTask task) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(log.toAbsolutePath().getParent());
        Path request = Files.createTempFile(folder, ".jmh", ".properties");
        Path arguments = Files.createTempFile(folder, ".jmh", ".args");
        Path problem = request.resolveSibling(request.getFileName() + PROBLEM_SUFFIX);
        try {
            task.write(request);
            Files.write(arguments, List.of("-cp", quoted(classPath.toString()), MAIN, quoted(request.toString())));
            int exit = exitOf(arguments);
            if (exit != 0) {
                throw new JmhFailure(
                        Files.exists(problem)
                                ? Files.readString(problem)
                                : "The JVM of the benchmark ended with " + exit + ". It said last:\n" + lastLines());
            }
        } finally {
            Files.deleteIfExists(request);
            Files.deleteIfExists(arguments);
            Files.deleteIfExists(problem);
        }
    }

    private int exitOf(Path arguments) throws IOException, InterruptedException {
        String temporary = "-Djava.io.tmpdir=" + lockFolder;
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), temporary, "@" + arguments)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        clean(builder.environment());
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            return process.waitFor();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static void clean(Map<String, String> environment) {
        for (String variable : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")) {
            environment.computeIfPresent(variable, (name, value) -> JvmOptions.inherited(value));
        }
    }

    /** Quotes as an argument file of {@code java} wants it: with backslashes doubled. */
    private static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private String lastLines() throws IOException {
        List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return lines.stream().skip(Math.max(0, lines.size() - SHOWN_LINES)).collect(Collectors.joining("\n"));
    }
}

package io.github.junitllm.bench.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apiguardian.api.API;

/**
 * What JMH's annotation processor found of the benchmarks that are about evals. JMH runs all that it finds under
 * {@code META-INF/BenchmarkList} on its class path, and whoever lets it run all benchmarks means their own: so the jar has
 * the list under another name, and only the JVM of a benchmark about an eval is given it.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class EvalBenchmarks {

    /** One sample of an eval; its method is {@code sample}. */
    public static final String REPLAY = "io.github.junitllm.bench.jmh.EvalReplay";

    /** A batch of samples; its method is {@code batch}. */
    public static final String CONCURRENCY = "io.github.junitllm.bench.jmh.EvalConcurrency";

    private EvalBenchmarks() {}

    /**
     * Writes the list where JMH finds it.
     *
     * @param folder to be put on the class path
     */
    public static void writeList(Path folder) throws IOException {
        Path metadata = Files.createDirectories(folder.resolve("META-INF"));
        copy("eval-benchmarks.list", metadata.resolve("BenchmarkList"));
        copy("eval-benchmarks.hints", metadata.resolve("CompilerHints"));
    }

    private static void copy(String resource, Path file) throws IOException {
        try (InputStream in = EvalBenchmarks.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("the resource " + resource + " is missing in the jar of junit-llm-core");
            }
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}

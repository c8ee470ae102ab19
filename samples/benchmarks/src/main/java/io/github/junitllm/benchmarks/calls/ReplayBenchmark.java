package io.github.junitllm.benchmarks.calls;

import io.github.junitllm.gateway.Gateway;
import io.github.junitllm.gateway.GatewaySettings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One call, answered from its recording, beside a server that knows its answers by heart. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
// Without it the JDK's own server, on 17, waits 40 ms for the acknowledgement of each head.
@Fork(value = 1, jvmArgsAppend = "-Dsun.net.httpserver.nodelay=true")
@SuppressWarnings("NullAway.Init") // JMH sets up what the benchmarks use
public class ReplayBenchmark {

    private static final int CASES = 500;

    private final AtomicInteger next = new AtomicInteger();
    private Path directory;
    private Gateway gateway;
    private BareServer server;
    private HttpClient client;

    @Setup
    public void start() throws IOException {
        directory = Files.createTempDirectory("replay-benchmark");
        gateway = Gateway.create(GatewaySettings.replay(Recordings.below(directory, CASES)));
        server = new BareServer(CASES);
        client = HttpClient.newHttpClient();
    }

    @TearDown
    public void stop() throws IOException {
        gateway.close();
        server.close();
        delete(directory);
    }

    static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Benchmark
    public void replay() throws IOException, InterruptedException {
        ReplayMain.sample(gateway, client, Math.floorMod(next.getAndIncrement(), CASES));
    }

    /** Asks the JDK's server. */
    @Benchmark
    public void reference() throws IOException, InterruptedException {
        Caller.ask(client, server.uri().toString(), Math.floorMod(next.getAndIncrement(), CASES));
    }
}

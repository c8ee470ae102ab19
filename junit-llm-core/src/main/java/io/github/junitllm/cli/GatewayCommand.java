package io.github.junitllm.cli;

import io.github.junitllm.gateway.BindAddress;
import io.github.junitllm.gateway.GatewayMode;
import io.github.junitllm.gateway.GatewaySettings;
import io.github.junitllm.gateway.StandaloneGateway;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code junit-llm gateway}: the gateway on a port of its own until the process is told to end. */
final class GatewayCommand {

    static final String USAGE = """
            usage: junit-llm gateway --mode <mode> --dir <folder> [--upstream <url>] [--port <number>]

              --mode      replay          answer from the folder only; what is not there is an error (status 424)
                          record          ask the upstream and write every answer into the folder
                          record-missing  answer from the folder, ask the upstream for what is not there, and write it
                          live            ask the upstream, read and write nothing
              --dir       where the fixtures lie, one file for each different request
              --upstream  the provider's URL, https or on the loopback address; needed by all modes but replay
              --port      on the loopback address; without it, or with 0, any free one, which is printed
              --bind      listen on this address or network interface too, for clients in containers: docker0
              --timeout   how many seconds one answer of the upstream may take, 600 if not given
              --record-errors  also write answers of status 400 and above

            Every path is forwarded as it is. Keys are never written. SIGTERM ends the gateway: calls under way are
            finished, and everything answered has been written.
            """;

    private static final Set<String> VALUED = Set.of("--mode", "--dir", "--upstream", "--port", "--bind", "--timeout");
    private static final Set<String> FLAGS = Set.of("--record-errors", "--help", "-h");

    private GatewayCommand() {}

    static void run(List<String> arguments, PrintStream out, PrintStream err) {
        Options options = Options.parse(arguments, VALUED, FLAGS);
        if (options.has("--help") || options.has("-h")) {
            out.print(USAGE);
            return;
        }
        GatewaySettings settings = settings(options);
        int port = port(options);
        requireFolder(settings.fixtures(), settings.mode());
        StandaloneGateway gateway = start(settings, port, err);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(gateway), "junit-llm-gateway-end"));
        out.println("junit-llm gateway: " + settings.mode().wireName() + " on http://127.0.0.1:" + gateway.port());
        out.flush();
        awaitEnd();
    }

    private static GatewaySettings settings(Options options) {
        GatewayMode mode = mode(options);
        String upstream = options.value("--upstream");
        if (upstream == null && mode != GatewayMode.REPLAY) {
            throw new UsageException("--upstream is missing: " + mode.wireName() + " asks a provider");
        }
        String folder = options.value("--dir");
        if (folder == null && mode != GatewayMode.LIVE) {
            throw new UsageException("--dir is missing");
        }
        GatewaySettings settings = GatewaySettings.replay(path(folder == null ? "." : folder))
                .withMode(mode)
                .withRecordingAllowed(true)
                .withRecordErrors(options.has("--record-errors"));
        settings = upstream == null ? settings : settings.withUpstream(url(upstream));
        settings = settings.withBind(parsed(options, "--bind", BindAddress::parse));
        Duration timeout = parsed(options, "--timeout", GatewayCommand::seconds);
        return timeout == null
                ? settings
                : settings.withLimits(settings.limits().withTotal(timeout));
    }

    private static <T> @Nullable T parsed(Options options, String name, Function<String, T> parser) {
        String text = options.value(name);
        try {
            return text == null ? null : parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException(name + ": " + e.getMessage());
        }
    }

    private static Duration seconds(String number) {
        if (!number.matches("[1-9][0-9]{0,5}")) {
            throw new IllegalArgumentException("\"" + number + "\" is no number of seconds from 1 to 999999");
        }
        return Duration.ofSeconds(Long.parseLong(number));
    }

    private static GatewayMode mode(Options options) {
        String mode = options.value("--mode", GatewayMode.REPLAY.wireName());
        return Arrays.stream(GatewayMode.values())
                .filter(known -> known.wireName().equals(mode.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new UsageException("--mode is \"" + mode + "\", but must be one of "
                        + Arrays.stream(GatewayMode.values())
                                .map(GatewayMode::wireName)
                                .collect(Collectors.joining(", "))));
    }

    private static Path path(String folder) {
        try {
            return Path.of(folder);
        } catch (InvalidPathException e) {
            throw new UsageException("--dir is no path: " + e.getMessage());
        }
    }

    private static URI url(String upstream) {
        try {
            URI url = URI.create(upstream);
            if (url.getScheme() != null && url.getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw new UsageException("--upstream is no URL: " + e.getMessage());
        }
        throw new UsageException("--upstream is no URL with scheme and host: " + upstream);
    }

    private static int port(Options options) {
        String port = options.value("--port", "0");
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
            throw new UsageException("--port is \"" + port + "\", but must be a number from 0 to 65535");
        }
        return Integer.parseInt(port);
    }

    /** A misspelt folder is told before a provider is paid for answers that cannot be written. */
    private static void requireFolder(Path folder, GatewayMode mode) {
        if (mode == GatewayMode.REPLAY && !Files.isDirectory(folder)) {
            throw new UsageException("--dir: there is no folder " + folder + " to replay from");
        }
        Path existing = folder.toAbsolutePath();
        while (existing.getParent() != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (mode.records() && !(Files.isDirectory(existing) && Files.isWritable(existing))) {
            throw new UsageException("--dir: nothing can be written into " + folder);
        }
    }

    private static StandaloneGateway start(GatewaySettings settings, int port, PrintStream err) {
        try {
            return StandaloneGateway.start(settings, port, problem -> err.println("junit-llm gateway: " + problem));
        } catch (IllegalArgumentException | UncheckedIOException refused) {
            throw new UsageException(String.valueOf(refused.getMessage()));
        }
    }

    /** Being told to end is the regular end of a server, and not a failure as the JVM would report it. */
    private static void end(StandaloneGateway gateway) {
        gateway.close();
        Runtime.getRuntime().halt(0);
    }

    private static void awaitEnd() {
        try {
            Thread.currentThread().join();
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }
}

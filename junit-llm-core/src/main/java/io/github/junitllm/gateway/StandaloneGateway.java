package io.github.junitllm.gateway;

import io.github.junitllm.call.RawRequest;
import io.github.junitllm.fixture.CanonicalRequest;
import io.github.junitllm.fixture.Fixture;
import io.github.junitllm.fixture.FixtureException;
import io.github.junitllm.gateway.http.Handler;
import io.github.junitllm.gateway.http.Request;
import io.github.junitllm.gateway.http.Responder;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apiguardian.api.API;

/**
 * A gateway on a port of its own, for applications in other processes and languages. It knows nothing of samples: each
 * different request has a fixture file, named by its path and its key, and in it one recorded sample for each time the
 * request was made. Every path is forwarded as it is. Thread-safe.
 *
 * <p>Each answer is written before the next request of that connection is read, so that a process that is killed loses at
 * most the calls under way. On replay the n-th request of a key gets the n-th recording; from the last one on, the last
 * recording again, because a server cannot tell where a second run of its client begins.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class StandaloneGateway implements AutoCloseable {

    private static final Duration FINISHING = Duration.ofSeconds(10);
    private static final int KEY_DIGITS = 16;

    private final Gateway gateway;
    private final GatewaySettings settings;
    private final Router router;
    private final Consumer<String> problems;
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private final Phaser calls = new Phaser(1);
    private final Closeable claim;
    private final Endpoint server;

    private StandaloneGateway(GatewaySettings settings, int port, Consumer<String> problems) {
        this.settings = settings;
        this.problems = problems;
        this.gateway = Gateway.create(
                settings, address -> "start the gateway with --mode record-missing and --upstream, and call again");
        this.router = gateway.router();
        this.server = Endpoint.start(settings.bind(), port, new Door());
        this.claim = claim();
    }

    /**
     * Starts listening on the loopback address, and on another one that the settings ask for.
     *
     * @param port port to listen on, 0 for any free one
     * @param problems gets a complete message for every miss, failure of the provider and refused recording
     * @throws IllegalArgumentException if the settings contradict each other, or another gateway is recording into the
     *     same folder; the message says what to change
     * @throws java.io.UncheckedIOException if the port is not to be had
     */
    public static StandaloneGateway start(GatewaySettings settings, int port, Consumer<String> problems) {
        return new StandaloneGateway(settings, port, problems);
    }

    /** Samples are numbered here, in memory: a second recorder would give the same numbers to other answers. */
    private Closeable claim() {
        if (!settings.mode().records()) {
            return () -> {};
        }
        try {
            return gateway.store().claim();
        } catch (FixtureException taken) {
            server.close();
            gateway.close();
            throw new IllegalArgumentException(taken.getMessage(), taken);
        }
    }

    /** Returns the port it listens on. */
    public int port() {
        return server.port();
    }

    /** Waits up to ten seconds for the calls under way, then stops listening. What was answered is recorded. */
    @Override
    public void close() {
        try {
            calls.awaitAdvanceInterruptibly(calls.arrive(), FINISHING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException endless) {
            problems.accept(
                    "A call was still running when the gateway was stopped; it was broken off and not recorded.");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        server.close();
        gateway.close();
        try {
            claim.close();
        } catch (IOException left) {
            // An empty lock file that nobody holds: the next recorder takes it over.
        }
    }

    private final class Door implements Handler {

        @Override
        public void handle(Request request, Responder responder) throws IOException {
            calls.register();
            try {
                answer(request, responder);
            } finally {
                calls.arriveAndDeregister();
            }
        }

        @Override
        public void refused(String problem) {
            problems.accept(problem);
        }
    }

    private void answer(Request request, Responder responder) throws IOException {
        RawRequest raw = new RawRequest(
                request.method(), request.target(), request.headers().first("content-type"), request.body());
        CanonicalRequest canonical = CanonicalRequest.of(raw, gateway.secrets().redaction(request.headers()));
        SampleGateway sample = gateway.openWithoutUrl(address(canonical));
        OpenCall call =
                Objects.requireNonNull(sample.begin(request.headers()::first), "a sample that nobody has closed");
        try {
            router.complete(call, null, raw, request, responder);
        } finally {
            sample.close();
            sample.problems().forEach(problems);
        }
    }

    private SampleAddress address(CanonicalRequest request) {
        String eval = folder(request.path());
        String caseId = request.key().substring(0, KEY_DIGITS);
        int occurrence = asked.merge(request.key(), 1, Integer::sum);
        return new SampleAddress(eval, caseId, recordedSample(eval, caseId, occurrence));
    }

    private int recordedSample(String eval, String caseId, int occurrence) {
        if (settings.mode() == GatewayMode.RECORD || settings.mode() == GatewayMode.LIVE) {
            return occurrence;
        }
        try {
            Fixture fixture = gateway.store().read(eval, caseId);
            return fixture == null || fixture.samples().isEmpty()
                    ? occurrence
                    : Math.min(occurrence, fixture.samples().lastKey());
        } catch (FixtureException broken) {
            return occurrence; // the sample says it again, to the client
        }
    }

    private static String folder(String path) {
        int question = path.indexOf('?');
        String plain = (question < 0 ? path : path.substring(0, question)).replaceAll("/+", "/");
        String folder = plain.replaceAll("^/|/$", "");
        return folder.isBlank() ? "root" : folder;
    }
}

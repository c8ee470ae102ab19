package io.github.junitllm.gateway;

import io.github.junitllm.fixture.FixtureStore;
import io.github.junitllm.fixture.KnownSecrets;
import io.github.junitllm.spend.SpendLimit;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The endpoint of one JVM: hands out a URL per sample, answers calls from fixtures or from the provider, and knows which
 * sample each call belongs to. Listens from the first sample on. Thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Gateway implements AutoCloseable {

    private static final int REMEMBERED_SAMPLES = 10_000;
    private static final int REMEMBERED_PROBLEMS = 1_000;

    private final GatewaySettings settings;
    private final FixtureStore store;
    private final SeenSecrets secrets;
    private final Upstream upstream;
    private final RecordCommand recordCommand;
    private final Supplier<SpendLimit> spend;
    private final Map<String, SampleGateway> samples = new ConcurrentHashMap<>();
    /** Tells URLs of this gateway from those another one had on the same port. */
    private final String prefix = Long.toString(new SecureRandom().nextLong(60_466_176, 2_176_782_336L), 36);

    private final AtomicLong opened = new AtomicLong();
    private final List<String> problems = new ArrayList<>();
    private final Map<String, SampleAddress> ended = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SampleAddress> eldest) {
            return size() > REMEMBERED_SAMPLES;
        }
    };
    /** Of ended samples, what came all the same. */
    private final Map<String, List<String>> late = new HashMap<>();

    private @Nullable Endpoint server;
    private int lateCalls;
    private boolean closed;

    private Gateway(
            GatewaySettings settings,
            Map<String, String> environment,
            RecordCommand recordCommand,
            Supplier<SpendLimit> spend) {
        this.settings = settings;
        this.store = new FixtureStore(settings.fixtures(), settings.classpath());
        this.secrets = new SeenSecrets(KnownSecrets.of(environment));
        this.upstream = new Upstream(settings.limits(), environment);
        this.recordCommand = recordCommand;
        this.spend = spend;
    }

    /**
     * Creates a gateway; nothing is read or opened yet.
     *
     * @throws IllegalArgumentException if the settings contradict each other; the message says how to change them
     */
    public static Gateway create(GatewaySettings settings) {
        return create(settings, environment());
    }

    /**
     * Creates a gateway that asks before each call to a provider whether there is money for it.
     *
     * @param spend is asked for before the first such call
     * @throws IllegalArgumentException if the settings contradict each other; the message says how to change them
     */
    public static Gateway create(GatewaySettings settings, Supplier<SpendLimit> spend) {
        Map<String, String> environment = environment();
        return create(settings, environment, RecordCommand.maven(Path.of(""), environment), spend);
    }

    static Gateway create(GatewaySettings settings, Map<String, String> environment) {
        return create(settings, environment, RecordCommand.maven(Path.of(""), environment), () -> SpendLimit.NONE);
    }

    /** Creates a gateway that tells another command than Maven's where a recording is missing. */
    static Gateway create(GatewaySettings settings, RecordCommand recordCommand) {
        return create(settings, environment(), recordCommand, () -> SpendLimit.NONE);
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        System.getProperties().forEach((name, value) -> environment.putIfAbsent(name.toString(), value.toString()));
        return environment;
    }

    private static Gateway create(
            GatewaySettings settings,
            Map<String, String> environment,
            RecordCommand recordCommand,
            Supplier<SpendLimit> spend) {
        Gateway gateway = new Gateway(settings, environment, recordCommand, spend);
        gateway.requireAllowed(settings.mode());
        return gateway;
    }

    private void requireAllowed(GatewayMode mode) {
        if (mode.records() && !settings.recordingAllowed()) {
            throw new IllegalArgumentException("junit.llm.mode=" + mode.wireName()
                    + " is refused: recording is not allowed here, because this looks like a CI build (CI is set)."
                    + " Record on your own machine and commit the fixtures, or allow it expressly.");
        }
        if (mode != GatewayMode.REPLAY) {
            settings.upstreams().requireSafe();
        }
    }

    /** Opens a sample as the gateway's settings say. */
    public SampleGateway open(SampleAddress address) {
        return open(address, SampleOptions.of(settings));
    }

    /**
     * Opens a sample with options of its own.
     *
     * @throws IllegalArgumentException if the mode records and recording is not allowed
     * @throws IllegalStateException if the gateway is closed
     */
    public SampleGateway open(SampleAddress address, SampleOptions options) {
        return open(address, options, null);
    }

    /**
     * Opens a sample with options of its own.
     *
     * @param listener is told of its calls; {@code null} for nobody
     * @throws IllegalArgumentException if the mode records and recording is not allowed
     * @throws IllegalStateException if the gateway is closed
     */
    public SampleGateway open(SampleAddress address, SampleOptions options, @Nullable CallListener listener) {
        requireAllowed(options.mode());
        int port = port();
        String token = prefix + '-' + opened.incrementAndGet();
        SampleGateway sample = new SampleGateway(this, store, address, options, listener, token, port);
        samples.put(token, sample);
        return sample;
    }

    /**
     * Returns URLs that stay the same for all samples, for applications with one client for all of them. A call to them
     * belongs to the one sample that {@linkplain SampleGateway#answerSharedUrls() answers them}.
     *
     * @throws IllegalStateException if the gateway is closed
     */
    public GatewayUrls sharedUrls() {
        return new GatewayUrls(Route.baseUrl(port(), Route.SHARED));
    }

    void answerSharedUrls(SampleGateway sample) {
        SampleGateway other = samples.putIfAbsent(Route.SHARED, sample);
        if (other != null && other != sample) {
            String problem = "Two samples run at once and share one URL, so nobody can tell whose a call is: "
                    + other.address() + "; " + sample.address() + ". Run the evals of one shared client one after the"
                    + " other, or build a client per sample from its LlmGateway.";
            other.problem(problem);
            sample.problem(problem);
        }
    }

    /** Opens a sample that has no URL: whoever opens it brings its calls to it. */
    SampleGateway openWithoutUrl(SampleAddress address) {
        return new SampleGateway(
                this, store, address, SampleOptions.of(settings), null, prefix + '-' + opened.incrementAndGet(), 0);
    }

    Router router() {
        return new Router(this, new Relay(upstream, settings, spend));
    }

    private synchronized int port() {
        if (closed) {
            throw new IllegalStateException("The gateway is closed; no sample can be opened any more.");
        }
        if (server == null) {
            server = Endpoint.start(settings.bind(), 0, router());
        }
        return server.port();
    }

    /** Returns what went wrong outside any open sample: calls after a sample's end, unknown URLs, no HTTP. */
    public synchronized List<String> problems() {
        return List.copyOf(problems);
    }

    /** Stops listening and closes every connection; samples still open are closed without being recorded. */
    @Override
    public void close() {
        Endpoint running;
        synchronized (this) {
            closed = true;
            running = server;
        }
        for (SampleGateway sample : Set.copyOf(samples.values())) {
            sample.discardRecording();
            sample.close();
        }
        if (running != null) {
            running.close();
        }
        upstream.close();
    }

    @Nullable
    SampleGateway sample(@Nullable String token) {
        return token == null ? null : samples.get(token);
    }

    RecordCommand recordCommand() {
        return recordCommand;
    }

    FixtureStore store() {
        return store;
    }

    SpendLimit spend() {
        return spend.get();
    }

    SeenSecrets secrets() {
        return secrets;
    }

    /** Whether anything was ever sent to a provider. */
    boolean usedUpstream() {
        return upstream.used();
    }

    /** Returns a text that is going to be shown or written, without the credentials known by now. Thread-safe. */
    public String withoutSecrets(String text) {
        return secrets.without(text);
    }

    void problem(String message) {
        String told = withoutSecrets(message);
        synchronized (this) {
            if (problems.size() < REMEMBERED_PROBLEMS) {
                problems.add(told);
            }
        }
    }

    /** Notes a request that belongs to no open sample; returns what is wrong with it. */
    String refuse(Route route, String method) {
        String message = noSample(route, method);
        problem(message);
        String token = route.token();
        synchronized (this) {
            if (token != null && ended.containsKey(token) && lateCalls < REMEMBERED_PROBLEMS) {
                lateCalls++;
                late.computeIfAbsent(token, unused -> new ArrayList<>()).add(withoutSecrets(message));
            }
        }
        return message;
    }

    /** Returns what came to an ended sample all the same. */
    synchronized List<String> lateCalls(String token) {
        return List.copyOf(late.getOrDefault(token, List.of()));
    }

    void ended(String token, SampleGateway sample) {
        synchronized (this) {
            ended.put(token, sample.address());
        }
        samples.remove(token);
        samples.remove(Route.SHARED, sample);
    }

    /** Says why a request belongs to no open sample. */
    private synchronized String noSample(Route route, String method) {
        String call = "A call to " + method + ' ' + pathOnly(route.path());
        SampleAddress address = route.token() == null ? null : ended.get(route.token());
        if (address != null) {
            return call + " came after its sample had ended (" + address + "), so it belongs to no sample. Either the"
                    + " application keeps a client of an earlier sample: build it anew from the LlmGateway of each task;"
                    + " or a call goes on in the background: wait for it before the task returns.";
        }
        if (Route.SHARED.equals(route.token())) {
            return call
                    + " to the URL that all samples share came while none was running, so it belongs to none. Either it"
                    + " goes on in the background of an earlier sample: wait for it before the task returns; or it is made"
                    + " outside an eval, such as in a @BeforeAll method.";
        }
        if (route.token() == null) {
            return call + " names no sample. Take the base URL from LlmGateway.baseUrl() or openAi() as it is; the path"
                    + " /s/<sample> in it must not be dropped.";
        }
        return call + " names a sample this run does not have. Take the base URL from the LlmGateway of the running"
                + " sample; do not keep it over runs.";
    }

    /** A query may carry a key, and nothing redacts this message. */
    private static String pathOnly(String path) {
        int question = path.indexOf('?');
        return question < 0 ? path : path.substring(0, question);
    }
}

package io.github.junitllm.telemetry;

import io.github.junitllm.gateway.BindAddress;
import io.github.junitllm.gateway.Endpoint;
import io.github.junitllm.gateway.GatewayUrls;
import io.github.junitllm.trace.SpanRouter;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Receives the spans of an application in another process or a container, by OTLP/HTTP (protobuf or JSON, gzip or not), for
 * {@link io.github.junitllm.trace.SampleTrace}:
 *
 * <pre>{@code
 * @LlmTelemetry
 * static final OtlpReceiver SPANS = OtlpReceiver.start();
 *
 * @Container
 * static final GenericContainer<?> APPLICATION = new GenericContainer<>("acme/assistant")
 *         .withEnv(SPANS.environment("host.docker.internal"));
 * }</pre>
 *
 * <p>A span belongs to the sample whose {@code traceparent} its trace continues, or to the one whose URL of the
 * {@code LlmGateway} a call of that trace was sent to. Protobuf needs the test dependency
 * {@code io.opentelemetry.proto:opentelemetry-proto}. Metrics and logs are taken and dropped. Thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class OtlpReceiver implements AutoCloseable {

    private static final String BIND = "junit.llm.bind";

    private final SpanRouter router = new SpanRouter();
    private final OtlpHandler handler = new OtlpHandler(router);
    private final Endpoint endpoint;

    private OtlpReceiver(@Nullable InetAddress bind, int port) {
        this.endpoint = Endpoint.start(bind, port, handler);
    }

    /**
     * Starts a receiver on any free port of the loopback address, and of the address that the system property
     * {@code junit.llm.bind} names, which containers may need.
     *
     * @throws IllegalArgumentException if there is no such address
     * @throws java.io.UncheckedIOException if it is not to be had
     */
    public static OtlpReceiver start() {
        return start(System.getProperty(BIND, ""), 0);
    }

    /**
     * Starts a receiver.
     *
     * @param bind an address or network interface of this machine besides the loopback address, as {@code junit.llm.bind}
     *     names it: {@code docker0}, {@code 0.0.0.0}; empty for none
     * @param port 4318 by custom; 0 for any free one
     * @throws IllegalArgumentException if there is no such address
     * @throws java.io.UncheckedIOException if address or port are not to be had
     */
    public static OtlpReceiver start(String bind, int port) {
        return new OtlpReceiver(bind.isBlank() ? null : BindAddress.parse(bind.strip()), port);
    }

    /** Returns what an application on this machine has as {@code OTEL_EXPORTER_OTLP_ENDPOINT}. */
    public String endpoint() {
        return "http://127.0.0.1:" + endpoint.port();
    }

    /**
     * Returns the endpoint for applications that know this machine by another name, such as those in a container.
     *
     * @param host a host name or an IP address, without a port
     * @throws IllegalArgumentException if it is neither
     */
    public String reachedAs(String host) {
        return new GatewayUrls(endpoint()).reachedAs(host).baseUrl();
    }

    /**
     * Returns environment variables with which OpenTelemetry in an application sends its spans here, soon after they ended,
     * and nothing else.
     *
     * @param host by which the application knows this machine: {@code 127.0.0.1}, {@code host.docker.internal}
     * @throws IllegalArgumentException if it is neither a host name nor an IP address
     */
    public Map<String, String> environment(String host) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("OTEL_EXPORTER_OTLP_ENDPOINT", reachedAs(host));
        variables.put("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
        variables.put("OTEL_TRACES_EXPORTER", "otlp");
        variables.put("OTEL_METRICS_EXPORTER", "none");
        variables.put("OTEL_LOGS_EXPORTER", "none");
        variables.put("OTEL_TRACES_SAMPLER", "parentbased_always_on");
        variables.put("OTEL_BSP_SCHEDULE_DELAY", "100");
        return variables;
    }

    SpanRouter router() {
        return router;
    }

    /** Returns why a sample got nothing from here. */
    String silence() {
        return handler.silence(endpoint());
    }

    /** Stops listening. A receiver of a whole class need not be closed: it ends with the JVM. */
    @Override
    public void close() {
        endpoint.close();
    }
}

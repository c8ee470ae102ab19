package io.github.junitllm.gateway;

import java.util.List;
import org.apiguardian.api.API;

/**
 * The endpoint of one JVM: hands out a URL per sample, answers calls from fixtures or from the provider, and knows which
 * sample each call belongs to. Listens from the first sample on. Thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Gateway implements AutoCloseable {

    private Gateway() {}

    /**
     * Creates a gateway; nothing is read or opened yet.
     *
     * @throws IllegalArgumentException if the settings contradict each other; the message says how to change them
     */
    public static Gateway create(GatewaySettings settings) {
        throw new UnsupportedOperationException(settings.toString());
    }

    /** Opens a sample in the gateway's mode. */
    public SampleGateway open(SampleAddress address) {
        throw new UnsupportedOperationException(address.toString());
    }

    /**
     * Opens a sample in a mode of its own.
     *
     * @throws IllegalArgumentException if the mode records and recording is not allowed
     */
    public SampleGateway open(SampleAddress address, GatewayMode mode) {
        throw new UnsupportedOperationException(address.toString() + mode);
    }

    /** Returns what went wrong outside any open sample: calls after a sample's end, unknown URLs, no HTTP. */
    public List<String> problems() {
        return List.of();
    }

    /** Stops listening and closes every connection; samples still open are closed without being recorded. */
    @Override
    public void close() {}
}

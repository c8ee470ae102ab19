package io.github.junitllm.gateway;

import io.github.junitllm.call.LlmCall;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The gateway as one sample sees it. Thread-safe.
 *
 * <p>Any problem makes the sample an error, also when the application swallowed the failed call.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SampleGateway implements LlmGateway, AutoCloseable {

    private SampleGateway() {}

    public SampleAddress address() {
        throw new UnsupportedOperationException();
    }

    public GatewayMode mode() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String baseUrl() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String openAi() {
        throw new UnsupportedOperationException();
    }

    /** Returns the calls so far in the order they began, after waiting a moment for those whose end is under way. */
    public List<LlmCall> calls() {
        return List.of();
    }

    /** Returns misses, failures of the provider and refused recordings, each as a complete message. */
    public List<String> problems() {
        return List.of();
    }

    /** Returns recorded interactions this sample did not ask for; complete once it is closed. */
    public List<UnusedInteraction> unused() {
        return List.of();
    }

    /** Says that the sample broke: closing it then leaves the fixture as it is. Has no effect when nothing is recorded. */
    public void discardRecording() {}

    /**
     * Ends the sample. In the recording modes writes its fixture, unless there were problems; a refused or failed write
     * becomes a problem. Later calls to its URL are refused and become a problem of the {@link Gateway}.
     */
    @Override
    public void close() {}
}

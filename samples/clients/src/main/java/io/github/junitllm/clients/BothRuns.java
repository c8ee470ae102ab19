package io.github.junitllm.clients;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.gateway.Gateway;
import io.github.junitllm.gateway.GatewayMode;
import io.github.junitllm.gateway.GatewaySettings;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.gateway.SampleAddress;
import io.github.junitllm.gateway.SampleGateway;
import io.github.junitllm.gateway.Upstreams;
import io.github.junitllm.testkit.StandInProvider;
import java.nio.file.Path;
import java.util.List;

/**
 * What came of recording an application against a provider, and of replaying it after the provider was stopped.
 *
 * @param <T> what the application returns: everything a user of the client sees
 */
public record BothRuns<T>(T recorded, T replayed, List<LlmCall> recordedCalls, List<LlmCall> replayedCalls) {

    static final SampleAddress SAMPLE = new SampleAddress("com.acme.ClientEvals/answers", "case-001", 1);
    private static final List<String> PROVIDERS =
            List.of("openai", "anthropic", "gemini", "ollama", "azure", "bedrock");

    /** An application that talks to a model through the URLs of a gateway. */
    @FunctionalInterface
    public interface Application<T> {
        T run(LlmGateway llm) throws Exception;
    }

    /**
     * Runs an application twice; all providers' URLs lead to the stand-in.
     *
     * @throws IllegalStateException if either run had problems, or the second one did not make the recorded calls
     */
    public static <T> BothRuns<T> of(Path fixtures, StandInProvider provider, Application<T> application)
            throws Exception {
        return of(fixtures, provider, false, application);
    }

    /** The same, with errors of the provider recorded too. */
    public static <T> BothRuns<T> withErrors(Path fixtures, StandInProvider provider, Application<T> application)
            throws Exception {
        return of(fixtures, provider, true, application);
    }

    /** The same for an application whose model runs in the process: there is no provider. */
    public static <T> BothRuns<T> inProcess(Path fixtures, Application<T> application) throws Exception {
        return of(recording(fixtures), () -> {}, application);
    }

    private static <T> BothRuns<T> of(
            Path fixtures, StandInProvider provider, boolean errors, Application<T> application) throws Exception {
        return of(
                recording(fixtures).withRecordErrors(errors).withUpstreams(to(provider)), provider::close, application);
    }

    private static GatewaySettings recording(Path fixtures) {
        return GatewaySettings.replay(fixtures).withMode(GatewayMode.RECORD).withRecordingAllowed(true);
    }

    private static <T> BothRuns<T> of(GatewaySettings recording, Runnable stop, Application<T> application)
            throws Exception {
        T recorded;
        T replayed;
        List<LlmCall> recordedCalls;
        List<LlmCall> replayedCalls;
        try (Gateway gateway = Gateway.create(recording)) {
            SampleGateway sample = gateway.open(SAMPLE);
            recorded = application.run(sample);
            recordedCalls = sample.calls();
            sample.close();
            requireNone("recording", sample.problems());
        } finally {
            stop.run();
        }
        try (Gateway gateway = Gateway.create(GatewaySettings.replay(recording.fixtures()))) {
            SampleGateway sample = gateway.open(SAMPLE);
            replayed = application.run(sample);
            replayedCalls = sample.calls();
            sample.close();
            requireNone("replaying", sample.problems());
            requireNone("replaying, recorded and not asked for", sample.unused());
        }
        return new BothRuns<>(recorded, replayed, recordedCalls, replayedCalls);
    }

    static Upstreams to(StandInProvider provider) {
        Upstreams all = Upstreams.DEFAULT.withStandard(provider.uri());
        for (String name : PROVIDERS) {
            all = all.with(name, provider.uri());
        }
        return all;
    }

    private static void requireNone(String run, List<?> problems) {
        if (!problems.isEmpty()) {
            throw new IllegalStateException(run + ": " + problems);
        }
    }
}

package io.github.junitllm.clients;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.gateway.Gateway;
import io.github.junitllm.gateway.GatewayMode;
import io.github.junitllm.gateway.GatewaySettings;
import io.github.junitllm.gateway.SampleGateway;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of an application whose model runs in the process, with whatever goes wrong in it.
 *
 * @param thrown by the application; null if it ended well
 * @param problems of the sample, once it has ended
 */
public record InProcessRun(@Nullable Throwable thrown, List<String> problems, List<LlmCall> calls) {

    /** Runs an application that is replayed. */
    public static InProcessRun replay(Path fixtures, BothRuns.Application<?> application) {
        return of(GatewaySettings.replay(fixtures), application);
    }

    /** Runs an application that is recorded. */
    public static InProcessRun record(Path fixtures, BothRuns.Application<?> application) {
        return of(
                GatewaySettings.replay(fixtures).withMode(GatewayMode.RECORD).withRecordingAllowed(true), application);
    }

    /** Runs an application whose calls are neither recorded nor replayed. */
    public static InProcessRun live(Path fixtures, BothRuns.Application<?> application) {
        return of(GatewaySettings.replay(fixtures).withMode(GatewayMode.LIVE), application);
    }

    private static InProcessRun of(GatewaySettings settings, BothRuns.Application<?> application) {
        try (Gateway gateway = Gateway.create(settings)) {
            SampleGateway sample = gateway.open(BothRuns.SAMPLE);
            Throwable thrown = null;
            try {
                application.run(sample);
            } catch (Exception failure) {
                thrown = failure;
            }
            List<LlmCall> calls = sample.calls();
            sample.close();
            return new InProcessRun(thrown, sample.problems(), calls);
        }
    }
}

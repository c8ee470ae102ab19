package io.github.junitllm.gateway;

import static io.github.junitllm.gateway.GatewayTestSupport.address;
import static io.github.junitllm.gateway.GatewayTestSupport.chat;
import static io.github.junitllm.gateway.GatewayTestSupport.post;
import static io.github.junitllm.gateway.GatewayTestSupport.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.call.Attempts;
import io.github.junitllm.call.LlmCall;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When calls began, and what follows from it: which of them are retries, and how long the application waited. */
class WhenCallsBeganTests {

    private static final URI NOWHERE = URI.create("http://127.0.0.1:9");

    @TempDir
    Path folder;

    /** What an application does with its model. */
    private interface Application {
        void use(SampleGateway sample) throws Exception;
    }

    private List<LlmCall> calls(GatewayMode mode, URI provider, Application application) throws Exception {
        GatewaySettings settings = settings(folder, mode, provider).withRecordErrors(true);
        try (Gateway gateway = Gateway.create(settings)) {
            SampleGateway sample = gateway.open(address("c", 1));
            application.use(sample);
            sample.close();
            assertThat(sample.problems()).isEmpty();
            return sample.calls();
        }
    }

    private static StandInProvider failingFirst(int failures) {
        return new StandInProvider((request, count, responder) ->
                StandInProvider.json(responder, count <= failures ? 429 : 200, StandInProvider.completion("yes")));
    }

    @Test
    void theWaitBeforeARetrySurvivesReplayThatWaitsForNobody() throws Exception {
        AtomicLong waited = new AtomicLong();
        Application retries = sample -> {
            post(sample, chat("a"));
            long from = System.nanoTime();
            while (System.nanoTime() - from < 5_000_000) {
                Thread.onSpinWait();
            }
            waited.set(System.nanoTime() - from);
            post(sample, chat("a"));
        };
        List<LlmCall> recorded;
        try (StandInProvider provider = failingFirst(1)) {
            recorded = calls(GatewayMode.RECORD, provider.uri(), retries);
        }

        List<Attempts> attempts = Attempts.of(recorded);
        assertThat(attempts).hasSize(1);
        assertThat(attempts.get(0).statuses()).containsExactly(429, 200);
        // The client learns of the answer after the gateway, and the gateway of the request after the client.
        assertThat(attempts.get(0).backOff()).isGreaterThanOrEqualTo(Duration.ofNanos(waited.get() - 3_000));

        List<LlmCall> replayed = calls(GatewayMode.REPLAY, NOWHERE, sample -> {
            post(sample, chat("a"));
            post(sample, chat("a"));
        });
        assertThat(Attempts.of(replayed))
                .extracting(Attempts::backOff)
                .containsExactly(attempts.get(0).backOff());
    }

    @Test
    void equalRequestsThatWereInFlightAtOnceAreNoRetriesOnReplayEither() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        Application twice = sample -> {
            List<CompletableFuture<Void>> callers = Stream.of(1, 2)
                    .map(caller -> CompletableFuture.runAsync(() -> {
                        try {
                            post(sample, chat("a"));
                            post(sample, chat("a"));
                        } catch (Exception broken) {
                            throw new IllegalStateException(broken);
                        }
                    }))
                    .toList();
            callers.forEach(CompletableFuture::join);
        };
        List<LlmCall> recorded;
        try (StandInProvider provider = new StandInProvider((request, count, responder) -> {
            try {
                if (count <= 2) {
                    both.await();
                }
            } catch (Exception broken) {
                throw new IllegalStateException(broken);
            }
            StandInProvider.json(responder, count <= 2 ? 429 : 200, StandInProvider.completion("yes"));
        })) {
            recorded = calls(GatewayMode.RECORD, provider.uri(), twice);
        }

        assertThat(Attempts.of(recorded))
                .extracting(Attempts::statuses)
                .containsExactly(List.of(429, 200), List.of(429, 200));
        List<LlmCall> replayed = calls(GatewayMode.REPLAY, NOWHERE, sample -> {
            for (int call = 0; call < 4; call++) {
                post(sample, chat("a"));
            }
        });
        assertThat(Attempts.of(replayed))
                .extracting(Attempts::statuses)
                .containsExactly(List.of(429, 200), List.of(429, 200));
        assertThat(Attempts.of(replayed))
                .extracting(Attempts::backOff)
                .isEqualTo(Attempts.of(recorded).stream().map(Attempts::backOff).toList());
    }

    @Test
    void whatIsAddedToARecordingHasNoStart() throws Exception {
        try (StandInProvider provider = failingFirst(0)) {
            calls(GatewayMode.RECORD, provider.uri(), sample -> post(sample, chat("a")));
            calls(GatewayMode.RECORD_MISSING, provider.uri(), sample -> {
                post(sample, chat("a"));
                post(sample, chat("b"));
            });
        }

        List<LlmCall> replayed = calls(GatewayMode.REPLAY, NOWHERE, sample -> {
            post(sample, chat("a"));
            post(sample, chat("b"));
        });
        assertThat(replayed.get(0).timing().startMicros()).isNotNull();
        assertThat(replayed.get(1).timing().startMicros()).isNull();
        assertThat(replayed.get(1).timing().totalMicros()).isPositive();
    }

    @Test
    void whatIsRecordedFirstHasOneWhateverTheMode() throws Exception {
        try (StandInProvider provider = failingFirst(0)) {
            calls(GatewayMode.RECORD_MISSING, provider.uri(), sample -> post(sample, chat("a")));
        }

        assertThat(calls(GatewayMode.REPLAY, NOWHERE, sample -> post(sample, chat("a"))))
                .extracting(call -> call.timing().startMicros())
                .doesNotContainNull();
    }
}

package io.github.junitllm.gateway;

import static io.github.junitllm.gateway.GatewayTestSupport.address;
import static io.github.junitllm.gateway.GatewayTestSupport.chat;
import static io.github.junitllm.gateway.GatewayTestSupport.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.call.CallTiming;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.gateway.ScriptedStream.Seen;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The times of a stream survive record and replay. Two kinds of assertions hold them, neither of which a busy machine can
 * break: of every call, that nothing was recorded before it was sent, nor after the client had it; and that the recording adds
 * less than a millisecond or 5 % to each time, as shown by the best of as many calls as it takes. What the gateway adds itself it
 * adds to all of them.
 */
class RecordedTimesTests {

    private static final int MOST_CALLS = 300;

    /** Times are kept in whole microseconds, rounded down, and two of them are added here. */
    private static final long ROUNDING_NANOS = 2_000;

    private final ScriptedStream script = new ScriptedStream();

    @TempDir
    Path folder;

    /** One call, as the server, the gateway and the client saw it. */
    private record Told(Seen server, Seen gateway, Seen client) {}

    /** The first call of a JVM loads classes. */
    @BeforeEach
    void warmUp() throws Exception {
        try (StandInProvider provider = script.open();
                Gateway gateway = Gateway.create(settings(folder, GatewayMode.LIVE, provider.uri()));
                SampleGateway sample = gateway.open(address("warm-up", 1))) {
            ScriptedStream.ask(sample, question(0, 0));
        }
    }

    private static String question(int seed, int number) {
        return chat("seed " + seed + ", call " + number).replace("\"model\"", "\"stream\":true,\"model\"");
    }

    private static Seen recorded(SampleGateway sample, LlmCall call) {
        CallTiming timing = call.timing();
        long start = sample.openedNanos() + timing.startMicros() * 1_000;
        return new Seen(
                start,
                timing.eventMicros().stream().map(at -> start + at * 1_000).toList(),
                start + timing.totalMicros() * 1_000);
    }

    /** Holds in whatever order threads run: cause before effect. */
    private static void requireOrder(Told told) {
        assertThat(told.gateway().start())
                .isBetween(told.client().start() - ROUNDING_NANOS, told.server().start());
        assertThat(told.gateway().events()).hasSameSizeAs(told.server().events());
        assertThat(told.client().events()).hasSameSizeAs(told.server().events());
        for (int i = 0; i < told.server().events().size(); i++) {
            assertThat(told.gateway().events().get(i))
                    .as("event %d: recorded after it was sent, and before the client had it", i)
                    .isBetween(
                            told.server().events().get(i) - ROUNDING_NANOS,
                            told.client().events().get(i));
        }
        assertThat(told.gateway().end())
                .isBetween(told.server().end() - ROUNDING_NANOS, told.client().end());
    }

    /** Returns time to first token, times between events, and total time, in nanoseconds. */
    private static List<Long> times(Seen seen) {
        List<Long> times = new ArrayList<>();
        times.add(seen.events().get(1) - seen.start());
        for (int i = 2; i < seen.events().size(); i++) {
            times.add(seen.events().get(i) - seen.events().get(i - 1));
        }
        times.add(seen.end() - seen.start());
        return times;
    }

    /** Notes which times are near enough to what they should be. */
    private static void near(List<Long> actual, List<Long> expected, List<Integer> open) {
        open.removeIf(i -> Math.abs(actual.get(i) - expected.get(i)) <= Math.max(1_000_000, expected.get(i) / 20));
    }

    private static List<Integer> indexes(List<Long> times) {
        List<Integer> indexes = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            indexes.add(i);
        }
        return indexes;
    }

    private SampleGateway run(GatewayMode mode, URI provider, Consumer<SampleGateway> application) {
        try (Gateway gateway = Gateway.create(settings(folder, mode, provider))) {
            SampleGateway sample = gateway.open(address("c", 1));
            application.accept(sample);
            sample.close();
            assertThat(sample.problems()).isEmpty();
            return sample;
        }
    }

    private static Seen ask(SampleGateway sample, String question) {
        try {
            return ScriptedStream.ask(sample, question);
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RECORD", "LIVE"})
    void theGatewayTellsWhatTheServerDid(GatewayMode mode) {
        for (int seed = 1; seed <= 3; seed++) {
            int scripted = seed;
            try (StandInProvider provider = script.open()) {
                run(mode, provider.uri(), sample -> {
                    List<Integer> open = null;
                    for (int number = 0; (open == null || !open.isEmpty()) && number < MOST_CALLS; number++) {
                        String question = question(scripted, number);
                        Seen client = ask(sample, question);
                        LlmCall call = sample.calls().get(number);
                        Told told = new Told(script.served(question), recorded(sample, call), client);
                        requireOrder(told);
                        assertThat(call.timing().firstTokenMicros())
                                .isEqualTo(call.timing().eventMicros().get(1));
                        open = open == null ? indexes(times(told.server)) : open;
                        near(times(told.gateway), times(told.server), open);
                    }
                    assertThat(open)
                            .as(
                                    "times of script %d (first token, between events, total) that were always off",
                                    scripted)
                            .isEmpty();
                });
            }
        }
    }

    @Test
    void theClientSeesWhatIsRecorded() {
        try (StandInProvider provider = script.open()) {
            run(GatewayMode.RECORD, provider.uri(), sample -> {
                List<Integer> open = null;
                for (int number = 0; (open == null || !open.isEmpty()) && number < MOST_CALLS; number++) {
                    Seen client = ask(sample, question(4, number));
                    Seen recorded = recorded(sample, sample.calls().get(number));
                    open = open == null ? indexes(times(recorded)) : open;
                    near(times(recorded), times(client), open);
                }
                assertThat(open).isEmpty();
            });
        }
    }

    @Test
    void replayHasEveryTimeAsItWasRecorded() {
        Consumer<SampleGateway> application = sample -> {
            for (int seed = 10; seed < 20; seed++) {
                ask(sample, question(seed, 0));
            }
        };
        SampleGateway recording;
        try (StandInProvider provider = script.open()) {
            recording = run(GatewayMode.RECORD, provider.uri(), application);
        }

        List<LlmCall> replayed = run(GatewayMode.REPLAY, URI.create("http://127.0.0.1:9"), application)
                .calls();

        assertThat(replayed).hasSize(10).allMatch(LlmCall::replayed);
        assertThat(replayed)
                .extracting(LlmCall::timing)
                .isEqualTo(recording.calls().stream().map(LlmCall::timing).toList());
        assertThat(replayed)
                .extracting(LlmCall::timeToFirstToken, LlmCall::timePerOutputToken)
                .doesNotContainNull();
        assertThat(replayed).extracting(call -> call.timing().startMicros()).isSorted();
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 31})
    void pacedReplayTakesTheTimeOfTheRecording(int seed) {
        String question = question(seed, 0);
        try (StandInProvider provider = script.open()) {
            run(GatewayMode.RECORD, provider.uri(), sample -> ask(sample, question));
        }
        GatewaySettings paced = GatewaySettings.replay(folder).withPacing(GatewaySettings.Pacing.REAL);
        try (Gateway gateway = Gateway.create(paced)) {
            List<Integer> open = null;
            for (int number = 0; (open == null || !open.isEmpty()) && number < MOST_CALLS; number++) {
                SampleGateway sample = gateway.open(address("c", 1));
                Seen client = ask(sample, question);
                CallTiming timing = sample.calls().get(0).timing();
                sample.close();
                Seen recorded = new Seen(
                        client.start(),
                        timing.eventMicros().stream()
                                .map(at -> client.start() + at * 1_000)
                                .toList(),
                        client.start() + timing.totalMicros() * 1_000);
                assertThat(client.events()).hasSameSizeAs(recorded.events());
                for (int i = 0; i < recorded.events().size(); i++) {
                    assertThat(client.events().get(i))
                            .isGreaterThanOrEqualTo(recorded.events().get(i));
                }
                assertThat(client.end()).isGreaterThanOrEqualTo(recorded.end());
                open = open == null ? indexes(times(recorded)) : open;
                near(times(client), times(recorded), open);
            }
            assertThat(open).isEmpty();
        }
    }
}

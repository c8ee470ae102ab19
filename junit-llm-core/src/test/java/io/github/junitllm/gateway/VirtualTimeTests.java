package io.github.junitllm.gateway;

import static io.github.junitllm.gateway.GatewayTestSupport.address;
import static io.github.junitllm.gateway.GatewayTestSupport.chat;
import static io.github.junitllm.gateway.GatewayTestSupport.post;
import static io.github.junitllm.gateway.GatewayTestSupport.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.junitllm.call.CallTiming;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.RawRequest;
import io.github.junitllm.call.VirtualTime;
import io.github.junitllm.call.VirtualTime.OfFault;
import io.github.junitllm.fault.Fault;
import io.github.junitllm.fault.FaultPlan;
import io.github.junitllm.fault.FaultTurns;
import io.github.junitllm.gateway.http.Headers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a sample's time passes without the clock, under faults and pauses, in each mode. */
class VirtualTimeTests {

    private static final Duration HOURS = Duration.ofHours(3);
    private static final long HOURS_MICROS = 3L * 60 * 60 * 1_000_000;
    private static final FaultPlan SLOW = FaultPlan.of(Fault.SLOW_FIRST_TOKEN).withDelay(HOURS);

    @TempDir
    Path folder;

    private StandInProvider provider;

    private interface Application {
        void run(SampleGateway sample) throws Exception;
    }

    @BeforeEach
    void recordOneAnswer() throws Exception {
        provider = StandInProvider.json(StandInProvider.completion("\"30 days\""));
        run(GatewayMode.RECORD, GatewaySettings.Pacing.NONE, FaultPlan.NOTHING, llm -> post(llm, chat("a")));
    }

    @AfterEach
    void stopProvider() {
        provider.close();
    }

    private VirtualTime run(GatewayMode mode, GatewaySettings.Pacing pacing, FaultPlan plan, Application application)
            throws Exception {
        GatewaySettings settings = settings(folder, mode, provider.uri()).withPacing(pacing);
        try (Gateway gateway = Gateway.create(settings);
                SampleGateway sample =
                        gateway.open(address("c", 1), SampleOptions.of(settings).with(plan))) {
            application.run(sample);
            return sample.time();
        }
    }

    private VirtualTime replay(FaultPlan plan, Application application) throws Exception {
        return run(GatewayMode.REPLAY, GatewaySettings.Pacing.NONE, plan, application);
    }

    private VirtualTime live(FaultPlan plan, Application application) throws Exception {
        return run(GatewayMode.LIVE, GatewaySettings.Pacing.NONE, plan, application);
    }

    private static CallTiming timing(VirtualTime time, int place) {
        CallTiming timing = time.calls().get(place).timing();
        assertThat(timing).isNotNull();
        return timing;
    }

    @Test
    void whatIsReplayedAtOncePassesWithoutTheClockAndWhatIsAskedOrPacedByIt() throws Exception {
        Application application = llm -> post(llm, chat("a"));

        VirtualTime replayed = replay(FaultPlan.NOTHING, application);
        assertThat(replayed.virtual()).hasSize(1).isEqualTo(replayed.calls());
        assertThat(live(FaultPlan.NOTHING, application).virtual()).isEmpty();
        assertThat(run(GatewayMode.REPLAY, GatewaySettings.Pacing.REAL, FaultPlan.NOTHING, application)
                        .virtual())
                .isEmpty();
        assertThat(replay(FaultPlan.NOTHING, llm -> {})).isEqualTo(VirtualTime.NONE);
    }

    @Test
    void aSlowAnswerIsTheRecordedOneAndWhatTheFaultAdds() throws Exception {
        CallTiming recorded = timing(replay(FaultPlan.NOTHING, llm -> post(llm, chat("a"))), 0);

        VirtualTime time = replay(SLOW, llm -> post(llm, chat("a")));

        assertThat(time.calls()).singleElement().matches(LlmCall::replayed);
        assertThat(time.faulted())
                .isEqualTo(Map.of(
                        0, new OfFault(recorded.startMicros(), recorded.totalMicros() + HOURS_MICROS, HOURS_MICROS)));
        assertThat(timing(time, 0).totalMicros()).isEqualTo(recorded.totalMicros() + HOURS_MICROS);
    }

    @Test
    void liveASlowAnswerIsWhatTheFaultAdds() throws Exception {
        VirtualTime time = live(SLOW, llm -> {
            post(llm, chat("a"));
            post(llm, chat("a"));
        });

        assertThat(time.calls()).hasSize(2).noneMatch(LlmCall::replayed);
        assertThat(time.faulted()).isEqualTo(Map.of(0, new OfFault(null, HOURS_MICROS, HOURS_MICROS)));
        assertThat(time.virtual()).isEqualTo(time.calls().subList(0, 1));
    }

    @Test
    void aFaultInRealTimeIsByTheClockAlone() throws Exception {
        FaultPlan real = FaultPlan.of(Fault.SLOW_FIRST_TOKEN)
                .withDelay(Duration.ofMillis(1))
                .inRealTime();

        VirtualTime time = replay(real, llm -> {
            post(llm, chat("a"));
            llm.pause(Duration.ofNanos(1_000));
            post(llm, chat("a"));
        });

        assertThat(time.faulted()).isEqualTo(Map.of(0, OfFault.BY_THE_CLOCK));
        assertThat(time.waits()).isEmpty();
        assertThat(time.isVirtual(1)).as("what follows is replayed at once").isTrue();
    }

    @Test
    void aFaultAtThePaceOfTheRecordingIsByTheClockAlone() throws Exception {
        VirtualTime time = run(
                GatewayMode.REPLAY,
                GatewaySettings.Pacing.REAL,
                FaultPlan.of(Fault.SLOW_FIRST_TOKEN).withDelay(Duration.ofMillis(1)),
                llm -> post(llm, chat("a")));

        assertThat(time.faulted()).isEqualTo(Map.of(0, OfFault.BY_THE_CLOCK));
    }

    @Test
    void aStallIsByTheClockInEachMode() throws Exception {
        FaultPlan stall = FaultPlan.of(Fault.STALL).withDelay(Duration.ofMillis(1));
        Application application = llm -> catchThrowable(() -> post(llm, chat("a")));

        assertThat(live(stall, application).faulted()).isEqualTo(Map.of(0, new OfFault(null, 0, 0)));
        OfFault half = replay(stall, application).faulted().get(0);
        assertThat(half.addedMicros()).isZero();
        assertThat(half.micros())
                .isLessThanOrEqualTo(timing(replay(FaultPlan.NOTHING, llm -> post(llm, chat("a"))), 0)
                        .totalMicros());
    }

    @Test
    void pausesAreAheadOfTheNextCall() throws Exception {
        VirtualTime time = replay(FaultPlan.of(Fault.RATE_LIMIT, Fault.RATE_LIMIT), llm -> {
            post(llm, chat("a"));
            llm.pause(HOURS);
            llm.pause(HOURS);
            post(llm, chat("a"));
            llm.pause(HOURS);
            post(llm, chat("a"));
            llm.pause(HOURS);
        });

        assertThat(time.waits()).isEqualTo(Map.of(1, 2 * HOURS_MICROS, 2, HOURS_MICROS, 3, HOURS_MICROS));
    }

    @Test
    void pausesOfSeveralThreadsAtOnceCountAsOne() throws Exception {
        VirtualTime time = replay(FaultPlan.NOTHING, llm -> {
            Thread other = new Thread(() -> {
                assertThat(catchThrowable(() -> llm.pause(HOURS.multipliedBy(2))))
                        .isNull();
            });
            other.start();
            llm.pause(HOURS);
            other.join();
            post(llm, chat("a"));
        });

        assertThat(time.waits()).isEqualTo(Map.of(0, 2 * HOURS_MICROS));
    }

    @Test
    void livePausesAreByTheClock() throws Exception {
        VirtualTime time = live(FaultPlan.of(Fault.RATE_LIMIT), llm -> {
            post(llm, chat("a"));
            llm.pause(Duration.ofNanos(1_000));
            post(llm, chat("a"));
        });

        assertThat(time.waits()).isEmpty();
    }

    @Test
    void callsWithoutFactsHaveNoPlace() throws Exception {
        VirtualTime time = replay(FaultPlan.of(Fault.NONE, Fault.RATE_LIMIT), llm -> {
            assertThat(post(llm, chat("never recorded")).statusCode()).isEqualTo(424);
            post(llm, chat("a"));
            llm.pause(HOURS);
            post(llm, chat("a"));
        });

        assertThat(time.calls()).extracting(LlmCall::status).containsExactly(429, 200);
        assertThat(time.faulted()).containsOnlyKeys(0);
        assertThat(time.waits()).isEqualTo(Map.of(1, HOURS_MICROS));
    }

    private static RawRequest request(String text) {
        return new RawRequest(
                "POST", "/v1/chat/completions", "application/json", chat(text).getBytes(StandardCharsets.UTF_8));
    }

    private static FaultCourse.Arrival arrived(FaultCourse course, int place, Headers headers) {
        return course.arrived(place, request("a"), headers, "the same", () -> FaultTurns.byArrival(course.plan()));
    }

    /** Returns what OpenAI's client sends with such a try. */
    private static Headers attempt(int retries) {
        return new Headers().add("X-Stainless-Lang", "java").add("X-Stainless-Retry-Count", Integer.toString(retries));
    }

    /** Returns what a client waited virtually that was asked for 20 s, and told 0.1 s, and came again after that. */
    private static Map<Integer, Long> waitedAfter(FaultPlan plan, Duration byTheClock, Headers next) {
        AtomicLong clock = new AtomicLong(-5);
        FaultCourse course = new FaultCourse(plan.withRetryAfter(Duration.ofSeconds(20)), clock::get);
        FaultCourse.Hit hit = arrived(course, 3, attempt(0)).hit();
        assertThat(hit).isNotNull();
        hit.over();
        clock.addAndGet(byTheClock.toNanos());
        assertThat(arrived(course, 4, next).hit()).isNull();
        return course.waitedVirtually();
    }

    private static Map<Integer, Long> waitedAfter(FaultPlan plan, Duration byTheClock) {
        return waitedAfter(plan, byTheClock, attempt(1));
    }

    @Test
    void whoWaitsAsToldWaitsVirtuallyAsAsked() {
        FaultPlan plan = FaultPlan.of(Fault.RATE_LIMIT);

        assertThat(waitedAfter(plan, Duration.ofMillis(100))).isEqualTo(Map.of(4, 19_900_000L));
        assertThat(waitedAfter(plan, Duration.ofSeconds(2)))
                .as("with jitter, on a slow machine")
                .isEqualTo(Map.of(4, 19_900_000L));
        assertThat(waitedAfter(plan, Duration.ofMillis(99))).as("did not wait").isEmpty();
        assertThat(waitedAfter(plan, Duration.ofMillis(100), new Headers()))
                .as("is not known to wait as it is told")
                .isEmpty();
        assertThat(waitedAfter(plan, Duration.ofSeconds(21)))
                .as("waited in full")
                .isEmpty();
        assertThat(waitedAfter(plan.inRealTime(), Duration.ofMillis(100))).isEmpty();
        assertThat(waitedAfter(FaultPlan.of(Fault.SERVER_ERROR), Duration.ofMillis(100)))
                .as("nobody asked")
                .isEmpty();
    }

    @Test
    void whoNeverComesAgainHasNotWaited() {
        FaultCourse course =
                new FaultCourse(FaultPlan.of(Fault.RATE_LIMIT).withRetryAfter(Duration.ofSeconds(20)), () -> 0);
        arrived(course, 0, attempt(0));

        assertThat(course.waitedVirtually()).isEmpty();
    }
}

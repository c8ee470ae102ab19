package io.github.junitllm.gateway;

import static io.github.junitllm.gateway.GatewayTestSupport.address;
import static io.github.junitllm.gateway.GatewayTestSupport.chat;
import static io.github.junitllm.gateway.GatewayTestSupport.post;
import static io.github.junitllm.gateway.GatewayTestSupport.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.fault.Fault;
import io.github.junitllm.fault.FaultPlan;
import io.github.junitllm.fault.FaultReport;
import io.github.junitllm.fault.FaultedCall;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that makes all its calls at once: which of them fail is not for chance to say. */
class FaultsAtOnceTests {

    private static final int CALLS = 64;
    private static final int ROUNDS = 20;

    private final ExecutorService threads = Executors.newFixedThreadPool(CALLS);

    @TempDir
    Path folder;

    @BeforeEach
    void recordCallsAtOnce() throws Exception {
        CyclicBarrier all = new CyclicBarrier(CALLS);
        try (StandInProvider provider = new StandInProvider((request, count, responder) -> {
                    await(all);
                    StandInProvider.json(responder, 200, StandInProvider.completion("\"30 days\""));
                });
                Gateway gateway = Gateway.create(settings(folder, GatewayMode.RECORD, provider.uri()))) {
            SampleGateway sample = gateway.open(address("c", 1));
            statuses(sample, 1);
            sample.close();
            assertThat(sample.problems()).isEmpty();
        }
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private static void await(CyclicBarrier all) {
        try {
            all.await(1, TimeUnit.MINUTES);
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Makes all calls at once, each until it is answered or was tried so often; returns the statuses by what was asked. */
    private Map<String, List<Integer>> statuses(SampleGateway sample, int tries) throws Exception {
        CyclicBarrier start = new CyclicBarrier(CALLS);
        Map<String, Future<List<Integer>>> running = new TreeMap<>();
        for (int i = 0; i < CALLS; i++) {
            String question = "q" + i;
            running.put(question, threads.submit(() -> {
                await(start);
                List<Integer> statuses = new ArrayList<>();
                do {
                    statuses.add(post(sample, chat(question)).statusCode());
                } while (statuses.size() < tries && statuses.get(statuses.size() - 1) != 200);
                return statuses;
            }));
        }
        Map<String, List<Integer>> seen = new TreeMap<>();
        for (Map.Entry<String, Future<List<Integer>>> call : running.entrySet()) {
            seen.put(call.getKey(), call.getValue().get());
        }
        return seen;
    }

    /** What an application saw, and what is reported of it. */
    private record Round(Map<String, List<Integer>> statuses, FaultReport report) {}

    private Round round(FaultPlan plan, int tries) throws Exception {
        GatewaySettings settings = GatewaySettings.replay(folder);
        try (Gateway gateway = Gateway.create(settings)) {
            SampleGateway sample =
                    gateway.open(address("c", 1), SampleOptions.of(settings).with(plan));
            Map<String, List<Integer>> statuses = statuses(sample, tries);
            sample.close();
            assertThat(sample.problems()).isEmpty();
            return new Round(statuses, sample.faults());
        }
    }

    @Test
    void theSameRequestMeetsTheWholeSequenceInEachRound() throws Exception {
        FaultPlan plan = FaultPlan.of(Fault.RATE_LIMIT, Fault.OVERLOADED);
        Round first = round(plan, 3);

        assertThat(first.statuses().values()).containsOnlyOnce(List.of(429, 503, 200));
        assertThat(first.statuses().values().stream().filter(List.of(200)::equals))
                .hasSize(CALLS - 1);
        for (int i = 0; i < ROUNDS; i++) {
            Round next = round(plan, 3);
            assertThat(next.statuses()).isEqualTo(first.statuses());
            assertThat(next.report().unreached()).isNull();
            assertThat(next.report().calls()).isEqualTo(CALLS + 2);
        }
    }

    @Test
    void whatGoesOnForEverLeavesTheSameRequestsAlone() throws Exception {
        FaultPlan plan = FaultPlan.of(Fault.NONE, Fault.NONE, Fault.RATE_LIMIT).forEver();
        Round first = round(plan, 2);

        assertThat(first.statuses().values().stream().filter(List.of(200)::equals))
                .hasSize(2);
        assertThat(first.statuses().values().stream().filter(List.of(429, 429)::equals))
                .hasSize(CALLS - 2);
        for (int i = 0; i < ROUNDS; i++) {
            assertThat(round(plan, 2).statuses()).isEqualTo(first.statuses());
        }
    }

    @Test
    void anotherCallIsNoNextTryOfTheOneThatFailed() throws Exception {
        FaultPlan plan = FaultPlan.of(Fault.RATE_LIMIT).withRetryAfter(Duration.ofSeconds(20));

        for (int i = 0; i < ROUNDS; i++) {
            assertThat(round(plan, 1).report().faulted())
                    .extracting(FaultedCall::waited)
                    .containsOnlyNulls();
        }
    }

    @Test
    void aSequenceThatTheClientsDoNotTryOutIsNeverReached() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            assertThat(round(FaultPlan.of(Fault.RATE_LIMIT, Fault.RATE_LIMIT), 1)
                            .report()
                            .unreached())
                    .contains("only 1 of 64 calls met it");
        }
    }
}

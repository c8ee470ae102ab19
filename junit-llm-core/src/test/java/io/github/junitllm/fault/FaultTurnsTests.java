package io.github.junitllm.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTurnsTests {

    private static final FaultPlan TWICE = FaultPlan.of(Fault.RATE_LIMIT, Fault.OVERLOADED);

    private static List<Fault> of(FaultTurns turns, String... requests) {
        return List.of(requests).stream().map(turns::next).toList();
    }

    @Test
    void callsMeetTheStepsAsTheyArrive() {
        FaultTurns turns = FaultTurns.byArrival(TWICE);

        assertThat(turns.isByArrival()).isTrue();
        assertThat(of(turns, "a", "b", "a", "b"))
                .containsExactly(Fault.RATE_LIMIT, Fault.OVERLOADED, Fault.NONE, Fault.NONE);
    }

    @Test
    void theFirstRecordedRequestMeetsThemInAllItsTries() {
        FaultTurns turns = FaultTurns.asRecorded(TWICE, List.of("a", "b", "c"));

        assertThat(turns.isByArrival()).isFalse();
        assertThat(of(turns, "c", "a", "b", "a", "a"))
                .containsExactly(Fault.NONE, Fault.RATE_LIMIT, Fault.NONE, Fault.OVERLOADED, Fault.NONE);
    }

    @Test
    void afterAnAnswerTheNextRecordedRequestHasItsTurn() {
        FaultPlan plan = FaultPlan.of(Fault.RATE_LIMIT, Fault.NONE, Fault.RESET);
        FaultTurns turns = FaultTurns.asRecorded(plan, List.of("a", "b"));

        assertThat(of(turns, "b", "b", "a", "a"))
                .containsExactly(Fault.RESET, Fault.NONE, Fault.RATE_LIMIT, Fault.NONE);
    }

    @Test
    void aRequestThatIsRecordedAgainGoesOnCounting() {
        FaultPlan plan = FaultPlan.of(Fault.RATE_LIMIT, Fault.NONE, Fault.NONE, Fault.RESET);
        FaultTurns turns = FaultTurns.asRecorded(plan, List.of("a", "b", "a"));

        assertThat(of(turns, "a", "a", "a", "a", "b"))
                .containsExactly(Fault.RATE_LIMIT, Fault.NONE, Fault.RESET, Fault.NONE, Fault.NONE);
    }

    @Test
    void whatGoesOnForEverLeavesAloneWhatCameBefore() {
        FaultPlan plan =
                FaultPlan.of(Fault.NONE, Fault.RATE_LIMIT, Fault.OVERLOADED).forEver();
        FaultTurns turns = FaultTurns.asRecorded(plan, List.of("a", "b", "c"));

        assertThat(of(turns, "c", "unknown", "b", "b", "b", "a"))
                .containsExactly(
                        Fault.OVERLOADED,
                        Fault.OVERLOADED,
                        Fault.RATE_LIMIT,
                        Fault.OVERLOADED,
                        Fault.OVERLOADED,
                        Fault.NONE);
    }

    @Test
    void stepsBeyondTheRecordingAreNobodys() {
        FaultPlan plan = FaultPlan.of(Fault.NONE, Fault.NONE, Fault.RATE_LIMIT);

        assertThat(of(FaultTurns.asRecorded(plan, List.of("a")), "a", "a", "a", "b"))
                .containsOnly(Fault.NONE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void eachRequestFaresTheSameInAnyOrder(long seed) {
        Random random = new Random(seed);
        List<String> recorded = IntStream.range(0, 64).mapToObj(i -> "q" + i).toList();
        List<Fault> steps = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            steps.add(random.nextBoolean() ? Fault.RATE_LIMIT : Fault.NONE);
        }
        steps.add(Fault.RESET);
        FaultPlan plan = FaultPlan.of(steps);

        Map<String, List<Fault>> first = fared(FaultTurns.asRecorded(plan, recorded), recorded, random);
        assertThat(first.get("q63")).containsExactly(Fault.NONE);
        assertThat(first.values().stream().flatMap(List::stream).filter(fault -> fault != Fault.NONE))
                .hasSize(plan.planned());
        for (int round = 0; round < 50; round++) {
            assertThat(fared(FaultTurns.asRecorded(plan, recorded), recorded, random))
                    .isEqualTo(first);
        }
    }

    /** Returns what each request met until it was answered, all of them at once. */
    private static Map<String, List<Fault>> fared(FaultTurns turns, List<String> requests, Random random) {
        Map<String, List<Fault>> fared = new TreeMap<>();
        List<String> open = new ArrayList<>(requests);
        while (!open.isEmpty()) {
            Collections.shuffle(open, random);
            String next = open.get(0);
            Fault met = turns.next(next);
            fared.computeIfAbsent(next, key -> new ArrayList<>()).add(met);
            if (met == Fault.NONE) {
                open.remove(0);
            }
        }
        return fared;
    }
}

package io.github.junitllm.clients;

import io.github.junitllm.fault.Fault;
import io.github.junitllm.fault.FaultPlan;
import io.github.junitllm.gateway.Gateway;
import io.github.junitllm.gateway.GatewayMode;
import io.github.junitllm.gateway.GatewaySettings;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.gateway.SampleGateway;
import io.github.junitllm.gateway.SampleOptions;
import io.github.junitllm.testkit.StandInProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/** Has an application meet every fault, on top of an answer that was recorded, and says what its user sees. */
public final class FaultRuns {

    /** What faults of slowness and stalls are called in which the client's time-out is short, and time is real. */
    public static final String TIME_OUT = "TIME_OUT";

    /** What is said of clients that a stall outlasted: it was the gateway that ended it. */
    private static final String NEVER_GAVE_UP = ", having never given up";

    private static final Duration LONG = Duration.ofSeconds(20);
    /** Long enough for a client to get its request through on a busy machine. */
    private static final Duration SHORT = Duration.ofSeconds(1);

    private static final Duration DELAY = Duration.ofSeconds(4);

    /** An application without retries that returns what was answered. */
    @FunctionalInterface
    public interface Application {
        String answer(LlmGateway llm, Duration timeout) throws Exception;
    }

    private FaultRuns() {}

    /**
     * Returns for each fault what the application's user sees: the answer, or the exception and its first cause; of a stall
     * also whether the gateway had to end it.
     *
     * @param unfit faults that do not exist for this application, and must be refused
     * @throws IllegalStateException if another fault is refused, or one was not met
     */
    public static Map<String, String> of(
            Path fixtures, StandInProvider provider, Set<Fault> unfit, Application application) throws Exception {
        try (provider;
                Gateway gateway = Gateway.create(GatewaySettings.replay(fixtures)
                        .withMode(GatewayMode.RECORD)
                        .withRecordingAllowed(true)
                        .withUpstreams(BothRuns.to(provider)));
                SampleGateway sample = gateway.open(BothRuns.SAMPLE)) {
            application.answer(sample, LONG);
        }
        Map<String, String> seen = new TreeMap<>();
        try (Gateway gateway = Gateway.create(GatewaySettings.replay(fixtures))) {
            for (Fault fault : EnumSet.complementOf(EnumSet.of(Fault.NONE))) {
                Duration timeout = fault == Fault.STALL ? SHORT : LONG;
                FaultPlan plan = FaultPlan.of(fault).withDelay(DELAY);
                String shown = run(gateway, plan, timeout, unfit.contains(fault), application);
                seen.put(fault.name(), shown);
            }
            FaultPlan slow =
                    FaultPlan.of(Fault.SLOW_FIRST_TOKEN).withDelay(DELAY).inRealTime();
            seen.put(TIME_OUT, run(gateway, slow, SHORT, false, application));
        }
        unfit.forEach(fault -> seen.remove(fault.name()));
        return seen;
    }

    /** Returns what was seen as lines of text, white space as single blanks. */
    public static String table(Map<String, String> seen) {
        return seen.entrySet().stream()
                .map(entry -> (entry.getKey() + ": " + entry.getValue())
                                .replaceAll("\\s+", " ")
                                .strip()
                        + "\n")
                .collect(Collectors.joining());
    }

    private static String run(
            Gateway gateway, FaultPlan plan, Duration timeout, boolean unfit, Application application) {
        SampleOptions options =
                SampleOptions.of(GatewaySettings.replay(Path.of(""))).with(plan);
        SampleGateway sample = gateway.open(BothRuns.SAMPLE, options);
        String shown = seen(sample, timeout, application);
        sample.close();
        if (unfit == sample.problems().isEmpty()) {
            throw new IllegalStateException(plan + ": " + sample.problems());
        }
        if (sample.faults().unreached() != null) {
            throw new IllegalStateException(sample.faults().unreached());
        }
        boolean still = sample.faults().faulted().stream().anyMatch(call -> call.heldFor() != null && !call.gaveUp());
        return still ? shown + NEVER_GAVE_UP : shown;
    }

    private static String seen(LlmGateway llm, Duration timeout, Application application) {
        try {
            return application.answer(llm, timeout);
        } catch (Exception failed) {
            Throwable thrown = failed;
            if (failed instanceof CompletionException && failed.getCause() != null) {
                thrown = failed.getCause();
            }
            String name = thrown.getClass().getSimpleName();
            if (thrown.getCause() == null) {
                return name;
            }
            Throwable first = thrown.getCause();
            while (first.getCause() != null) {
                first = first.getCause();
            }
            return name + " of " + first.getClass().getSimpleName();
        }
    }
}

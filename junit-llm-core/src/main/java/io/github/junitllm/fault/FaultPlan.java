package io.github.junitllm.fault;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Which calls of a sample fail, and how: the first call as the first step says, the second as the second, and what comes
 * after the last step is answered as recorded. Every request counts, so that a client's retry is the next call.
 *
 * <p>Calls come in the order in which they arrive. If the recording of the sample has calls that were under way at once,
 * chance decides how they arrive, and the recording tells the order in its place: its first request meets the first step, the
 * next try of that request the second, and so on until it is answered; then its second request is next. What it does not
 * hold comes last. So the same requests fail in each run. Of equal requests at once, chance decides which fails.
 *
 * @param name as reports have it, unique among the plans of an eval; without comma and star
 * @param steps not empty but for {@link #NOTHING}
 * @param always whether the last step goes on for ever
 * @param retryAfter what rate limits and overloads ask to wait; null where they do not say
 * @param delay how long what is slow takes longer: the first token, or each event; and how long a stall lasts at most, see
 *     {@link #longestStall()}
 * @param realTime whether time passes by the clock; else only the call's timing says that it did, but for stalls
 * @param model the model whose calls count, as asked for; empty for any
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FaultPlan(
        String name,
        List<Fault> steps,
        boolean always,
        @Nullable Duration retryAfter,
        Duration delay,
        boolean realTime,
        String model) {

    /** Nothing goes wrong. */
    public static final FaultPlan NOTHING =
            new FaultPlan("none", List.of(), false, null, Duration.ofSeconds(10), false, "");

    private static final Duration LONGEST_STALL = Duration.ofMinutes(1);

    public FaultPlan {
        steps = List.copyOf(steps);
        if (steps.size() > 1 && steps.stream().anyMatch(Fault::isInAddress)) {
            throw new IllegalArgumentException("the faults " + labels(steps) + " cannot follow one another: "
                    + steps.stream()
                            .filter(Fault::isInAddress)
                            .findFirst()
                            .map(Fault::label)
                            .orElse("")
                    + " is in the address, which all calls share; plan it alone");
        }
        if (!model.isEmpty() && steps.stream().anyMatch(Fault::isInAddress)) {
            throw new IllegalArgumentException("a fault of one model cannot be in the address, which all models share:"
                    + " plan " + labels(steps) + " without a model");
        }
        if (!steps.isEmpty() && steps.get(steps.size() - 1) == Fault.NONE) {
            throw new IllegalArgumentException(
                    "the last step must be a fault, not NONE: after it calls are answered as" + " recorded anyway");
        }
        if (delay.isNegative() || (retryAfter != null && retryAfter.isNegative())) {
            throw new IllegalArgumentException("a fault cannot take less than no time");
        }
    }

    /** Plans faults one after the other, named by them. */
    public static FaultPlan of(Fault... steps) {
        return of(List.of(steps));
    }

    /** Plans faults one after the other, named by them. */
    public static FaultPlan of(List<Fault> steps) {
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a plan needs at least one fault");
        }
        boolean address = steps.get(0).isInAddress();
        return new FaultPlan(
                labels(steps), steps, address, NOTHING.retryAfter, NOTHING.delay, NOTHING.realTime, NOTHING.model);
    }

    /** Returns this plan under another name. */
    public FaultPlan named(String newName) {
        return new FaultPlan(newName, steps, always, retryAfter, delay, realTime, model);
    }

    /** Returns this plan with its last step for all calls that follow. */
    public FaultPlan forEver() {
        return new FaultPlan(name, steps, true, retryAfter, delay, realTime, model);
    }

    /** Returns this plan with a wait that rate limits ask for. */
    public FaultPlan withRetryAfter(Duration wait) {
        return new FaultPlan(name, steps, always, wait, delay, realTime, model);
    }

    /** Returns this plan with another time that what is slow takes. */
    public FaultPlan withDelay(Duration longer) {
        return new FaultPlan(name, steps, always, retryAfter, longer, realTime, model);
    }

    /** Returns this plan in the time of the clock. */
    public FaultPlan inRealTime() {
        return new FaultPlan(name, steps, always, retryAfter, delay, true, model);
    }

    /** Returns this plan for the calls that ask for one model. */
    public FaultPlan ofModel(String asked) {
        return new FaultPlan(name, steps, always, retryAfter, delay, realTime, asked);
    }

    private static String labels(List<Fault> steps) {
        return steps.stream().map(Fault::label).collect(Collectors.joining("+"));
    }

    /** Whether anything goes wrong. */
    public boolean isPlanned() {
        return !steps.isEmpty();
    }

    /**
     * Returns how long a stall keeps its client by the clock, if that does not give up: {@link #delay()}, but no longer than a
     * minute unless {@link #realTime()} is asked for. Then the connection is closed.
     */
    public Duration longestStall() {
        return realTime || delay.compareTo(LONGEST_STALL) < 0 ? delay : LONGEST_STALL;
    }

    /** Returns how many calls are to fail at least; none can be counted where the fault is in the name of the host. */
    public int planned() {
        return steps.contains(Fault.DNS_FAILURE)
                ? 0
                : (int) steps.stream().filter(step -> step != Fault.NONE).count();
    }

    /** Returns the fault in the address, or null if calls arrive. */
    public @Nullable Fault inAddress() {
        return steps.size() == 1 && steps.get(0).isInAddress() ? steps.get(0) : null;
    }

    /**
     * Returns what is to happen to a call.
     *
     * @param call its number among those the plan is about, from 1
     */
    public Fault step(int call) {
        if (call <= steps.size()) {
            return steps.get(call - 1);
        }
        return always && isPlanned() ? steps.get(steps.size() - 1) : Fault.NONE;
    }

    @Override
    public String toString() {
        return name;
    }
}

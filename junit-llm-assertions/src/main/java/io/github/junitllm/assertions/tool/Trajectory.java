package io.github.junitllm.assertions.tool;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What an agent did: the model's turns with the calls of each, and between them the events that the application's own
 * code recorded. Immutable.
 *
 * @param steps in their order
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Trajectory(List<Step> steps) {

    /** A turn of the model, or an event. */
    public sealed interface Step permits Turn, Event {}

    /**
     * One answer of the model.
     *
     * @param calls the tools it wants called; empty where it only spoke
     */
    public record Turn(List<ToolCall> calls) implements Step {
        public Turn {
            calls = List.copyOf(calls);
        }
    }

    /**
     * Something that the application's code, not the model, says has happened.
     *
     * @param name what: {@code refund_approved}
     * @param facts plain values that say of what: the order, the amount
     */
    public record Event(String name, Map<String, @Nullable Object> facts) implements Step {
        public Event {
            Objects.requireNonNull(name, "name");
            facts = PlainJson.object("what event " + name + " says", facts);
        }
    }

    public Trajectory {
        steps = List.copyOf(steps);
    }

    /** Returns the trajectory of these turns, with no events. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static Trajectory ofTurns(List<ToolCall>... turns) {
        return new Trajectory(
                List.<Step>copyOf(List.of(turns).stream().map(Turn::new).toList()));
    }

    /** Returns the trajectory of these model calls, one turn each, with no events. */
    public static Trajectory ofCalls(List<LlmCall> calls) {
        return new Trajectory(List.<Step>copyOf(
                calls.stream().map(call -> new Turn(call.toolCalls())).toList()));
    }

    /** Returns this trajectory with one more turn of the model. */
    public Trajectory turn(ToolCall... calls) {
        return and(new Turn(List.of(calls)));
    }

    /** Returns this trajectory with one more event. */
    public Trajectory event(String name, Map<String, ?> facts) {
        return and(new Event(name, PlainJson.object("what event " + name + " says", facts)));
    }

    /** Returns the calls of all turns. */
    public List<ToolCall> calls() {
        List<ToolCall> calls = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Turn turn) {
                calls.addAll(turn.calls());
            }
        }
        return List.copyOf(calls);
    }

    /** Returns how many turns the model took. */
    public int turns() {
        return (int) steps.stream().filter(Turn.class::isInstance).count();
    }

    private Trajectory and(Step step) {
        List<Step> more = new ArrayList<>(steps);
        more.add(step);
        return new Trajectory(more);
    }
}

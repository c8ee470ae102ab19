package io.github.junitllm.assertions.tool;

import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.tool.Trajectory.Event;
import io.github.junitllm.assertions.tool.Trajectory.Step;
import io.github.junitllm.assertions.tool.Trajectory.Turn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Approvals that wait for the one call that each of them allows. */
final class Approvals {

    private final String tool;
    private final String approval;
    private final List<String> keys;

    /** How many approvals of these values are left. */
    private final Map<List<Object>, Integer> open = new HashMap<>();

    /** How many approvals may be of anything. */
    private int wild;

    private int allowed;

    private Approvals(String tool, String approval, List<String> keys) {
        this.tool = tool;
        this.approval = approval;
        this.keys = keys;
    }

    static CheckResult byCalls(String tool, String approval, List<String> keys, List<ParsedCall> calls) {
        Approvals approvals = new Approvals(tool, approval, keys);
        for (ParsedCall call : calls) {
            if (call.tool().equals(tool) && !approvals.spend(call)) {
                return approvals.refused(call);
            } else if (call.fitsAnything() && call.tool().equals(approval)) {
                approvals.wild++;
            } else if (call.tool().equals(approval)) {
                approvals.add(call.arguments());
            }
        }
        return approvals.all();
    }

    static CheckResult byEvents(
            String tool,
            String event,
            List<String> keys,
            Trajectory trajectory,
            Function<ParsedCall, ParsedCall> reading) {
        Approvals approvals = new Approvals(tool, event, keys);
        for (Step step : trajectory.steps()) {
            if (step instanceof Event happened && happened.name().equals(event)) {
                approvals.add(happened.facts());
            } else if (step instanceof Turn turn) {
                for (ParsedCall parsed : ParsedCall.of(turn.calls())) {
                    ParsedCall call = reading.apply(parsed);
                    if (call.tool().equals(tool) && !approvals.spend(call)) {
                        return approvals.refused(call);
                    }
                }
            }
        }
        return approvals.all();
    }

    static String agreeing(List<String> keys) {
        return keys.isEmpty() ? "" : " of the same " + String.join(", ", keys);
    }

    private void add(@Nullable Map<String, @Nullable Object> facts) {
        // What cannot be read has approved nothing, whatever must agree.
        List<Object> values = facts == null ? null : values(facts);
        if (values != null) {
            open.merge(values, 1, Integer::sum);
        }
    }

    private boolean spend(ParsedCall call) {
        if (call.fitsAnything()) {
            // Which one it takes is left open, so that none is missing for another call.
            return wild > 0 || open.values().stream().anyMatch(left -> left > 0);
        }
        List<Object> values = values(call.arguments());
        if (values != null && open.getOrDefault(values, 0) > 0) {
            open.merge(values, -1, Integer::sum);
        } else if (wild > 0) {
            wild--;
        } else {
            return false;
        }
        allowed++;
        return true;
    }

    /** Returns the values that must agree; null where one is not there or null, which agrees with nothing. */
    private @Nullable List<Object> values(@Nullable Map<String, @Nullable Object> facts) {
        List<Object> values = new ArrayList<>();
        for (String key : keys) {
            Object value = facts == null ? null : facts.get(key);
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return values;
    }

    private CheckResult refused(ParsedCall call) {
        String spare = open.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> PlainJson.shown(entry.getKey()))
                .sorted()
                .limit(3)
                .collect(Collectors.joining(", "));
        return CheckResult.fail(call + " has no " + approval + agreeing(keys) + " of its own before it"
                + (spare.isEmpty() || keys.isEmpty() ? "" : "; there is one of " + spare));
    }

    private CheckResult all() {
        return CheckResult.pass(
                allowed == 0
                        ? tool + " was not called"
                        : allowed + " of " + allowed + " calls of " + tool + " have their " + approval
                                + " before them");
    }
}

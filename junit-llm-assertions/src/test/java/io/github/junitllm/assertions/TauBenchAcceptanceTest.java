package io.github.junitllm.assertions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.tool.ExpectedCall;
import io.github.junitllm.assertions.tool.ToolChecks;
import io.github.junitllm.call.ToolCall;
import io.github.junitllm.testkit.SharedData;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Real trials of an airline agent: how well two criteria for its calls agree with the reward it got. */
class TauBenchAcceptanceTest {

    /** The tools of the airline that write to its data base. */
    private static final Set<String> CHANGING = Set.of(
            "book_reservation",
            "cancel_reservation",
            "send_certificate",
            "update_reservation_baggages",
            "update_reservation_flights",
            "update_reservation_passengers");

    @Test
    void allExpectedCallsPresentAgreesAsPublished() throws IOException {
        assertAgreement(
                "subset",
                expected -> expected.isEmpty()
                        ? Check.of("call what it wants", calls -> CheckResult.pass("none is expected"))
                        : ToolChecks.atLeast(
                                expected.stream().map(ExpectedCall::like).toArray(ExpectedCall[]::new)));
    }

    @Test
    void theMultisetOfStateChangingCallsAgreesAsPublished() throws IOException {
        assertAgreement("write_calls_equal", expected -> ToolChecks.effects(CHANGING, expected));
    }

    private static void assertAgreement(String criterion, Function<List<ToolCall>, Check<List<ToolCall>>> check)
            throws IOException {
        SharedData data = SharedData.named("tau-bench");
        Map<String, Integer> counts = new LinkedHashMap<>();
        List<JsonNode> trials = data.rows("trials.jsonl").toList();
        for (JsonNode trial : trials) {
            boolean matches = check.apply(calls(trial.path("expected_actions")))
                    .check(calls(trial.path("tool_calls")))
                    .passed();
            boolean passed = trial.path("reward").asDouble() == 1.0;
            counts.merge((matches ? "match" : "nomatch") + (passed ? "&pass" : "&fail"), 1, Integer::sum);
        }

        JsonNode expected = data.expected();
        assertThat(trials).hasSize(expected.path("trials").asInt());
        Map<String, Integer> published = new LinkedHashMap<>();
        expected.path("tool_call_matcher_vs_reward")
                .path(criterion)
                .properties()
                .forEach(count -> published.put(count.getKey(), count.getValue().asInt()));
        assertThat(counts).isEqualTo(published);
    }

    private static List<ToolCall> calls(JsonNode calls) {
        return StreamSupport.stream(calls.spliterator(), false)
                .map(call -> new ToolCall(
                        null, call.path("name").asText(), call.path("arguments").toString()))
                .toList();
    }
}

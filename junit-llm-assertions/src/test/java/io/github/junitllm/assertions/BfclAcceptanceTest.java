package io.github.junitllm.assertions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.tool.AcceptedArguments;
import io.github.junitllm.assertions.tool.ExpectedCall;
import io.github.junitllm.assertions.tool.ToolChecks;
import io.github.junitllm.assertions.tool.ToolDefinition;
import io.github.junitllm.call.ToolCall;
import io.github.junitllm.testkit.SharedData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The Berkeley Function Calling Leaderboard's cases. It keeps no models' answers, so calls are made from the accepted
 * values of each case, which must pass, and broken by seeded mutations, which must fail.
 */
class BfclAcceptanceTest {

    @ParameterizedTest
    @ValueSource(strings = {"simple_python", "multiple", "parallel", "simple_java"})
    void eachAcceptedValuePasses(String file) throws IOException {
        List<String> wrong = new ArrayList<>();
        List<JsonNode> rows = SharedData.named("bfcl").rows(file + ".jsonl").toList();
        for (JsonNode row : rows) {
            BfclCase bfcl = new BfclCase(row, file.equals("simple_java"));
            Check<List<ToolCall>> check = check(bfcl);
            for (List<ToolCall> calls : bfcl.accepted()) {
                List<ToolCall> reversed = new ArrayList<>(calls);
                Collections.reverse(reversed);
                for (List<ToolCall> order : List.of(calls, reversed)) {
                    CheckResult result = check.check(order);
                    if (!result.passed()) {
                        wrong.add(bfcl.id() + ": " + result.reason());
                    }
                }
            }
        }

        assertThat(rows).isNotEmpty();
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple_python", "multiple", "parallel", "simple_java"})
    void eachMutationFails(String file) throws IOException {
        List<String> wrong = new ArrayList<>();
        int[] mutated = new int[BfclMutation.values().length];
        for (JsonNode row : SharedData.named("bfcl").rows(file + ".jsonl").toList()) {
            BfclCase bfcl = new BfclCase(row, file.equals("simple_java"));
            Random random = new Random(bfcl.id().hashCode());
            for (BfclMutation mutation : BfclMutation.values()) {
                List<ToolCall> calls = mutation.apply(bfcl, random);
                if (calls == null) {
                    continue;
                }
                mutated[mutation.ordinal()]++;
                Check<List<ToolCall>> check = mutation == BfclMutation.SWAPPED_CALLS ? ordered(bfcl) : check(bfcl);
                if (check.check(calls).passed()) {
                    wrong.add(bfcl.id() + " " + mutation + ": " + calls);
                }
            }
        }

        assertThat(wrong).isEmpty();
        for (BfclMutation mutation : BfclMutation.values()) {
            if (mutation != BfclMutation.SWAPPED_CALLS || file.equals("parallel")) {
                assertThat(mutated[mutation.ordinal()])
                        .as(mutation + " in " + file)
                        .isGreaterThan(25);
            }
        }
    }

    @Test
    void whereNoToolFitsOnlyNoCallIsRight() throws IOException {
        List<JsonNode> rows = SharedData.named("bfcl").rows("irrelevance.jsonl").toList();

        assertThat(rows).isNotEmpty();
        assertThat(rows).allSatisfy(row -> {
            assertThat(ToolChecks.noCall().check(List.of()).passed()).isTrue();
            for (JsonNode function : row.path("function")) {
                ToolCall call = new ToolCall(null, function.path("name").asText(), "{}");
                assertThat(ToolChecks.noCall().check(List.of(call)).passed()).isFalse();
                assertThat(ToolChecks.noCall().not().check(List.of(call)).passed())
                        .isTrue();
            }
        });
    }

    private static Check<List<ToolCall>> check(BfclCase bfcl) {
        return ToolChecks.inAnyOrder(expected(bfcl));
    }

    private static Check<List<ToolCall>> ordered(BfclCase bfcl) {
        return ToolChecks.exactly(expected(bfcl));
    }

    private static ExpectedCall[] expected(BfclCase bfcl) {
        return StreamSupport.stream(bfcl.truth().spliterator(), false)
                .map(call -> call.properties().iterator().next())
                .map(call -> {
                    ToolDefinition tool = new ToolDefinition(
                            call.getKey(),
                            bfcl.function(call.getKey()).path("parameters").toString());
                    AcceptedArguments accepted =
                            AcceptedArguments.ofJson(tool, call.getValue().toString());
                    return ExpectedCall.of(call.getKey()).with(bfcl.java() ? accepted.writtenInJava() : accepted);
                })
                .toArray(ExpectedCall[]::new);
    }
}

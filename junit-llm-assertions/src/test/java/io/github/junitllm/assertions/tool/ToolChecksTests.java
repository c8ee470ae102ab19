package io.github.junitllm.assertions.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.call.ToolCall;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ToolChecksTests {

    private static final ToolCall SEARCH = call("search", "{\"q\":\"order 7\"}");
    private static final ToolCall REFUND = call("refund", "{\"order\":7,\"amount\":12.50}");
    private static final ToolCall MAIL = call("mail", "{}");

    @Test
    void calledAndNeverCalled() {
        assertPasses(ToolChecks.called("refund"), SEARCH, REFUND);
        assertFails(ToolChecks.called("refund"), "the call was search({\"q\":\"order 7\"})", SEARCH);
        assertFails(ToolChecks.called("refund"), "no tool was called");
        assertPasses(ToolChecks.neverCalled("refund"), SEARCH);
        assertFails(ToolChecks.neverCalled("refund"), "refund(", SEARCH, REFUND);
        assertPasses(ToolChecks.noCall());
        assertFails(ToolChecks.noCall(), "the call was mail({})", MAIL);
    }

    @Test
    void timesAreExact() {
        assertPasses(ToolChecks.calledTimes("mail", 2), MAIL, SEARCH, MAIL);
        assertPasses(ToolChecks.calledTimes("mail", 0), SEARCH);
        assertFails(ToolChecks.calledTimes("mail", 1), "it was called 2 times", MAIL, MAIL);
        assertThatIllegalArgumentException().isThrownBy(() -> ToolChecks.calledTimes("mail", -1));
    }

    @Test
    void argumentsAreComparedByValue() {
        ExpectedCall refund = ExpectedCall.of("refund");
        assertPasses(ToolChecks.called(refund.with(Map.of("amount", 12.5, "order", 7.0))), REFUND);
        assertPasses(ToolChecks.called(refund.withJson("{\"amount\":125e-1,\"order\":7}")), REFUND);
        assertPasses(ToolChecks.called(refund.including(Map.of("order", 7))), REFUND);
        assertPasses(ToolChecks.called(refund.with(Map.of("order", 7)).ignoring("amount")), REFUND);
        assertPasses(ToolChecks.called(refund.matching("an order", args -> args.containsKey("order"))), REFUND);
        assertFails(ToolChecks.called(refund.with(Map.of("order", 7))), "amount is given", REFUND);
        assertFails(
                ToolChecks.called(refund.with(Map.of("order", 7, "amount", 13))),
                "in refund({\"order\":7,\"amount\":12.50}) amount is 12.5, not 13",
                REFUND);
        assertFails(ToolChecks.called(refund.including(Map.of("reason", "late"))), "reason is missing", REFUND);
        assertFails(
                ToolChecks.called(refund.with(Map.of("order", "7")).ignoring("amount")),
                "order is 7, not \"7\"",
                REFUND);
        assertFails(ToolChecks.called(refund.matching("no order", Map::isEmpty)), "is not no order", REFUND);
    }

    @Test
    void nestedArgumentsAreComparedDeep() {
        ToolCall nested = call("book", "{\"p\":[{\"name\":\"Ana\",\"id\":1},{\"name\":\"Bo\"}],\"n\":null}");
        ExpectedCall book = ExpectedCall.of("book");

        assertPasses(
                ToolChecks.called(
                        book.withJson("{\"n\":null,\"p\":[{\"id\":1.0,\"name\":\"Ana\"},{\"name\":\"Bo\"}]}")),
                nested);
        assertPasses(ToolChecks.called(book.including(Map.of("p", List.of(Map.of("id", 1), Map.of())))), nested);
        assertPasses(
                ToolChecks.called(book.withJson("{\"n\":null,\"p\":[{\"name\":\"Ana\"},{\"name\":\"Bo\"}]}")
                        .ignoring("id")),
                nested);
        assertFails(
                ToolChecks.called(book.including(Map.of("p", List.of(Map.of("id", 2), Map.of())))),
                "p[0].id is 1, not 2",
                nested);
        assertFails(ToolChecks.called(book.including(Map.of("p", List.of(Map.of())))), "p is [", nested);
    }

    @Test
    void argumentsThatAreNoObjectFitNoRule() {
        for (String broken : List.of("{\"a\":1", "[1]", "null", "{\"a\":1,\"a\":2}", "{} {}")) {
            Check<List<ToolCall>> called =
                    ToolChecks.called(ExpectedCall.of("f").with(Map.of("a", 1)));
            assertThat(called.check(List.of(call("f", broken))).passed()).isFalse();
            assertThat(called.check(List.of(call("f", broken))).reason()).contains("is no JSON");
            assertUndecided(called.not(), call("f", broken));
            assertFails(called, "g(", call("g", broken));
            assertPasses(ToolChecks.called("f"), call("f", broken));
        }
        assertPasses(ToolChecks.called(ExpectedCall.of("f").with(Map.of())), call("f", " "));
    }

    @Test
    void nothingPassesForArgumentsThatNobodyCanRead() {
        ToolCall broken = call("f", "{\"a\":1");
        ExpectedCall wanted = ExpectedCall.of("f").with(Map.of("a", 1));
        List<Check<List<ToolCall>>> checks = List.of(
                ToolChecks.called(wanted),
                ToolChecks.calledTimes(wanted, 1),
                ToolChecks.exactly(wanted),
                ToolChecks.inOrder(wanted),
                ToolChecks.inAnyOrder(wanted),
                ToolChecks.atLeast(wanted),
                ToolChecks.orderScore(0.5, wanted),
                ToolChecks.effects(Set.of("f"), wanted),
                Check.allOf(ToolChecks.called(wanted)),
                Check.anyOf(ToolChecks.called(wanted), ToolChecks.called("g")),
                ToolChecks.called(wanted).confidential());
        for (Check<List<ToolCall>> check : checks) {
            assertThat(check.check(List.of(broken)).passed())
                    .as(check.description())
                    .isFalse();
            assertUndecided(check.not(), broken);
            assertThat(check.not().not().check(List.of(broken)).passed()).isFalse();
            assertThat(TrajectoryChecks.calls(check)
                            .check(Trajectory.ofTurns(List.of(broken)))
                            .passed())
                    .isFalse();
            assertThatExceptionOfType(UndecidedException.class)
                    .isThrownBy(() -> TrajectoryChecks.calls(check).not().check(Trajectory.ofTurns(List.of(broken))));
            assertThatExceptionOfType(UndecidedException.class)
                    .isThrownBy(() -> check.<List<ToolCall>>ofPart("calls that", calls -> calls)
                            .not()
                            .check(List.of(broken)));
        }
        assertUndecided(ToolChecks.calledTimes(wanted, 0), broken);
        assertUndecided(ToolChecks.calledTimes(wanted, 0).not(), broken);
        assertUndecided(ToolChecks.calledTimes(wanted, 1), broken, call("f", "{\"a\":1}"));
        assertFails(ToolChecks.calledTimes(wanted, 3), "it was called 0 times", broken, broken);
        assertUndecided(ToolChecks.calledTimes(wanted, 2).not(), broken, broken);
    }

    @Test
    void namesAndTextsAreKnownWhateverTheArguments() {
        ToolCall broken = call("f", "{\"a\":1");
        List<ToolDefinition> tools = List.of(new ToolDefinition("f", "{}"));

        assertPasses(ToolChecks.called("f"), broken);
        assertFails(ToolChecks.neverCalled("f"), "f(", broken);
        assertFails(ToolChecks.noCall(), "f(", broken);
        assertPasses(ToolChecks.calledTimes("f", 1), broken);
        assertPasses(ToolChecks.noUnknownTool(tools), broken);
        assertPasses(ToolChecks.onlyAllowed(Set.of("f")), broken);
        assertFails(ToolChecks.schemaValid(tools), "is no JSON", broken);
        assertFails(ToolChecks.noRepeatedCall(), "again", broken, broken);
        assertFails(ToolChecks.noLoop(2), "in a row", broken, broken);
        assertFails(ToolChecks.effects(Set.of("f"), List.of()), "one too many", broken);
        assertPasses(ToolChecks.effects(Set.of("g"), List.of()), broken);
        assertPasses(ToolChecks.atMostCalls(1), broken);
    }

    @Test
    void exactlyNamesTheFirstDifference() {
        ExpectedCall search = ExpectedCall.of("search");
        ExpectedCall refund = ExpectedCall.of("refund");
        assertPasses(ToolChecks.exactly(search, refund), SEARCH, REFUND);
        assertPasses(ToolChecks.exactly());
        assertFails(ToolChecks.exactly(search, refund), "call 1 is not search: it calls refund", REFUND, SEARCH);
        assertFails(ToolChecks.exactly(search, refund), "call 2 is missing, refund", SEARCH);
        assertFails(ToolChecks.exactly(search), "call 2 is one too many, refund(", SEARCH, REFUND);
        CheckResult result = ToolChecks.exactly(search, refund).check(List.of(SEARCH));
        assertThat(result.expected()).isEqualTo("search\nrefund");
        assertThat(result.actual()).isEqualTo("search({\"q\":\"order 7\"})");
    }

    @Test
    void inOrderLetsOthersStandBetween() {
        ExpectedCall[] wanted = {ExpectedCall.of("search"), ExpectedCall.of("refund")};
        assertPasses(ToolChecks.inOrder(wanted), MAIL, SEARCH, MAIL, REFUND, MAIL);
        assertFails(ToolChecks.inOrder(wanted), "1 come in order, then refund is missing", REFUND, SEARCH);
    }

    @Test
    void inAnyOrderIsAMultiset() {
        ExpectedCall search = ExpectedCall.of("search");
        assertPasses(ToolChecks.inAnyOrder(search, ExpectedCall.of("refund")), REFUND, SEARCH);
        assertFails(ToolChecks.inAnyOrder(search, search), "search is missing", SEARCH);
        assertFails(ToolChecks.inAnyOrder(search), "is one too many", SEARCH, SEARCH);
        assertPasses(ToolChecks.atLeast(search), MAIL, SEARCH, SEARCH);
        assertFails(ToolChecks.atLeast(search, search), "search is missing", MAIL, SEARCH);
    }

    @Test
    void aCallLeavesThePlaceThatOnlyItCouldLeave() {
        // Greedily, the first call would take "any search", which the second one needs.
        ExpectedCall any = ExpectedCall.of("search");
        ExpectedCall exact = ExpectedCall.of("search").with(Map.of("q", "order 7"));
        ToolCall other = call("search", "{\"q\":\"x\"}");

        assertPasses(ToolChecks.inAnyOrder(any, exact), SEARCH, other);
        assertPasses(ToolChecks.inAnyOrder(exact, any), other, SEARCH);
        assertFails(ToolChecks.inAnyOrder(exact, any), "is missing", other, other);
    }

    @Test
    void matchingIsTheLargestThereIs() {
        Random random = new Random(3);
        for (int round = 0; round < 300; round++) {
            int n = 1 + random.nextInt(5);
            List<Set<Integer>> accepted = new ArrayList<>();
            List<ExpectedCall> expected = new ArrayList<>();
            List<ParsedCall> calls = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                Set<Integer> values = Set.copyOf(random.ints(2, 0, n).boxed().toList());
                accepted.add(values);
                expected.add(ExpectedCall.of("f")
                        .matching("one of " + values, args -> values.contains(((Long) args.get("v")).intValue())));
                calls.add(ParsedCall.of(call("f", "{\"v\":" + i + "}")));
            }

            assertThat(new CallMatching(expected, calls).size()).isEqualTo(largest(accepted, 0, new boolean[n]));
        }
    }

    private static int largest(List<Set<Integer>> accepted, int at, boolean[] used) {
        if (at == accepted.size()) {
            return 0;
        }
        int best = largest(accepted, at + 1, used);
        for (int value : accepted.get(at)) {
            if (!used[value]) {
                used[value] = true;
                best = Math.max(best, 1 + largest(accepted, at + 1, used));
                used[value] = false;
            }
        }
        return best;
    }

    @Test
    void theOrderScoreCountsMissingSurplusAndMisplaced() {
        ExpectedCall[] wanted = {ExpectedCall.of("search"), ExpectedCall.of("refund"), ExpectedCall.of("mail")};
        assertThat(score(ToolChecks.orderScore(0, wanted), SEARCH, REFUND, MAIL))
                .isEqualTo(1);
        assertThat(score(ToolChecks.orderScore(0, wanted), REFUND, SEARCH, MAIL))
                .isEqualTo(4 / 6.0);
        assertThat(score(ToolChecks.orderScore(0, wanted), SEARCH)).isEqualTo(0.5);
        assertThat(score(ToolChecks.orderScore(0, wanted))).isZero();
        assertThat(score(ToolChecks.orderScore(0))).isEqualTo(1);
        assertFails(ToolChecks.orderScore(0.7, wanted), "2 of 3 expected calls come in order", REFUND, SEARCH, MAIL);
        assertThatIllegalArgumentException().isThrownBy(() -> ToolChecks.orderScore(1.1));
    }

    @Test
    void effectsLookOnlyAtWhatChangesSomething() {
        Set<String> changing = Set.of("refund");
        ToolCall same = call("refund", "{\"amount\":12.5,\"order\":7.0}");

        assertPasses(ToolChecks.effects(changing, List.of(SEARCH, REFUND)), MAIL, same);
        assertPasses(ToolChecks.effects(changing, List.of(MAIL)), SEARCH);
        assertFails(ToolChecks.effects(changing, List.of(REFUND)), "is one too many", REFUND, same);
        assertFails(ToolChecks.effects(changing, List.of(REFUND)), "is missing", SEARCH);
        assertFails(ToolChecks.effects(changing, List.of()), "is one too many", REFUND);
    }

    @Test
    void unknownAndForbiddenToolsAreNamed() {
        List<ToolDefinition> tools = List.of(new ToolDefinition("search", "{}"));
        assertPasses(ToolChecks.noUnknownTool(tools), SEARCH);
        assertFails(ToolChecks.noUnknownTool(tools), "call 2 is of mail, which is not defined", SEARCH, MAIL);
        assertPasses(ToolChecks.onlyAllowed(Set.of("search", "mail")), SEARCH, MAIL);
        assertFails(ToolChecks.onlyAllowed(Set.of("search")), "call 1 is of refund, which is not allowed", REFUND);
        assertThat(ToolChecks.onlyAllowed(Set.of("b", "a")).description()).isEqualTo("call no tool but a, b");
    }

    @Test
    void repetitionsAreFoundByValue() {
        assertPasses(ToolChecks.noRepeatedCall(), SEARCH, MAIL, REFUND);
        assertFails(
                ToolChecks.noRepeatedCall(),
                "call 3 is call 1 again",
                REFUND,
                SEARCH,
                call("refund", "{\"amount\":12.5,\"order\":7}"));
        assertPasses(ToolChecks.noRepeatedCall(), call("f", "{"), call("f", "["));
    }

    @Test
    void loopsOfAnyLengthAreFound() {
        assertPasses(ToolChecks.noLoop(), SEARCH, SEARCH, MAIL, SEARCH);
        assertFails(
                ToolChecks.noLoop(),
                "from call 2 on come 3 times in a row: the call was mail",
                SEARCH,
                MAIL,
                MAIL,
                MAIL);
        assertFails(
                ToolChecks.noLoop(2),
                "from call 1 on come 2 times in a row: the 2 calls were search",
                SEARCH,
                MAIL,
                SEARCH,
                MAIL);
        assertPasses(ToolChecks.noLoop(), SEARCH, MAIL, SEARCH, MAIL, SEARCH);
        assertPasses(ToolChecks.noLoop());
        assertThatIllegalArgumentException().isThrownBy(() -> ToolChecks.noLoop(1));
    }

    @Test
    void stepsAreLimited() {
        assertPasses(ToolChecks.atMostCalls(2), SEARCH, MAIL);
        assertFails(ToolChecks.atMostCalls(1), "the 2 calls were", SEARCH, MAIL);
    }

    @Test
    void eachConsequentialCallNeedsAnApprovalOfItsOwn() {
        ToolCall approved = call("approve", "{\"order\":7.0}");
        assertPasses(ToolChecks.approvedBy("refund", "approve"), MAIL);
        assertPasses(ToolChecks.approvedBy("refund", "approve", "order"), approved, REFUND);
        assertFails(
                ToolChecks.approvedBy("refund", "approve"), "has no approve of its own before it", REFUND, approved);
        assertFails(ToolChecks.approvedBy("refund", "approve"), "has no approve", approved, REFUND, REFUND);
        assertFails(
                ToolChecks.approvedBy("refund", "approve", "order"),
                "has no approve of the same order of its own before it; there is one of [8]",
                call("approve", "{\"order\":8}"),
                REFUND);
        assertFails(
                ToolChecks.approvedBy("refund", "approve", "order"),
                "has no approve",
                MAIL,
                call("refund", "nonsense"));
    }

    @Test
    void whatCannotBeReadApprovesNothingAndIsNotApproved() {
        Check<List<ToolCall>> keyed = ToolChecks.approvedBy("refund", "approve", "order");
        ToolCall approved = call("approve", "{\"order\":7}");
        List<ToolCall> brokenApproval = List.of(call("approve", "{\"order\":7"), REFUND);
        List<ToolCall> brokenRefund = List.of(approved, call("refund", "{\"order\":7"));
        for (List<ToolCall> calls : List.of(brokenApproval, brokenRefund)) {
            assertThat(keyed.check(calls).passed()).isFalse();
            assertThatExceptionOfType(UndecidedException.class)
                    .isThrownBy(() -> keyed.not().check(calls));
        }
        Check<List<ToolCall>> bare = ToolChecks.approvedBy("refund", "approve");
        assertThat(bare.check(brokenApproval).passed()).isFalse();
        assertUndecided(bare.not(), call("approve", "{"), REFUND);
        assertFails(bare, "has no approve", call("approve", "{"), REFUND, REFUND);
        assertPasses(bare, approved, call("refund", "{"));

        Check<Trajectory> byEvent = TrajectoryChecks.approved("refund", "ok", "order");
        Trajectory broken =
                new Trajectory(List.of()).event("ok", Map.of("order", 7)).turn(call("refund", "{\"order\":7"));
        assertThat(byEvent.check(broken).passed()).isFalse();
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> byEvent.not().check(broken))
                .withMessageContaining("is no JSON");
    }

    @Test
    void aNullAgreesWithNothing() {
        ToolCall refund = call("refund", "{\"order\":null}");

        assertFails(
                ToolChecks.approvedBy("refund", "approve", "order"),
                "has no approve of the same order",
                call("approve", "{\"order\":null}"),
                refund);
        assertFails(ToolChecks.approvedBy("refund", "approve", "order"), "has no", call("approve", "{}"), refund);
        assertPasses(ToolChecks.approvedBy("refund", "approve"), call("approve", "{}"), refund);
    }

    @Test
    void schemasAreCheckedAndNoOtherOneIsLoaded() {
        ToolDefinition refund = ToolDefinition.ofJson("""
                {"type":"function","function":{"name":"refund","parameters":{"type":"object",
                 "properties":{"order":{"type":"integer"},"amount":{"type":"number","maximum":100}},
                 "required":["order"],"additionalProperties":false}}}""");
        ToolDefinition draft7 = new ToolDefinition(
                "old",
                "{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"type\":\"object\",\"required\":[\"a\"]}");
        Check<List<ToolCall>> check = ToolChecks.schemaValid(List.of(refund, draft7));

        assertPasses(check, REFUND, call("old", "{\"a\":1}"));
        assertFails(check, "call 1, refund({\"order\":\"7\"}), does not: ", call("refund", "{\"order\":\"7\"}"));
        assertFails(check, "order", call("refund", ""));
        assertFails(check, "amount", call("refund", "{\"order\":7,\"amount\":101}"));
        assertFails(check, "is no JSON", call("refund", "{"));
        assertFails(check, "the tool is not defined", MAIL);
        assertFails(check, "'a'", call("old", "{}"));
        assertThat(refund.required()).containsExactly("order");
        for (String reference : List.of("https://example.invalid/s.json", "file:///etc/passwd")) {
            ToolDefinition remote =
                    new ToolDefinition("r", "{\"properties\":{\"a\":{\"$ref\":\"" + reference + "\"}}}");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ToolChecks.schemaValid(List.of(remote)))
                    .withMessageStartingWith("the schema of r is wrong: at /properties/a/$ref ")
                    .withMessageContaining(reference);
        }
    }

    @Test
    void definitionsAreReadFromAllForms() {
        for (String member : List.of("parameters", "input_schema", "inputSchema")) {
            ToolDefinition tool =
                    ToolDefinition.ofJson("{\"name\":\"f\",\"" + member + "\":{\"required\":[\"a\",\"b\"]}}");
            assertThat(tool.name()).isEqualTo("f");
            assertThat(tool.required()).containsExactly("a", "b");
        }
        assertThat(ToolDefinition.ofJson("{\"name\":\"f\"}").required()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ToolDefinition.ofJson("{\"description\":\"f\"}"))
                .withMessageContaining("has no name");
        assertThatIllegalArgumentException().isThrownBy(() -> new ToolDefinition("f", "[]"));
    }

    @Test
    void ignoringNeedsArguments() {
        assertThatIllegalStateException().isThrownBy(() -> ExpectedCall.of("f").ignoring("a"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExpectedCall.of("f").with(Map.of("a", new Object())))
                .withMessageContaining("what is expected of f");
    }

    @Test
    void manyAndHugeCallsAreDecided() {
        List<ToolCall> many = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            many.add(call("f", "{\"v\":" + i + "}"));
        }
        assertThat(ToolChecks.noLoop().check(many).passed()).isTrue();
        assertThat(ToolChecks.noRepeatedCall().check(many).reason()).contains("and 2988 more");
        Collections.reverse(many);
        ExpectedCall[] expected =
                many.stream().limit(200).map(ExpectedCall::like).toArray(ExpectedCall[]::new);
        assertThat(ToolChecks.atLeast(expected).check(many).passed()).isTrue();
        String deep = "{\"a\":".repeat(900) + "1" + "}".repeat(900);
        assertPasses(ToolChecks.called(ExpectedCall.of("f").withJson(deep)), call("f", deep));
        String emoji = "{\"t\":\"" + "\uD83D\uDE00".repeat(500) + "\"}";
        assertFails(ToolChecks.noCall(), "\uD83D\uDE00...", call("f", emoji));
    }

    @Test
    void turnsAndEventsOfATrajectory() {
        Trajectory good = new Trajectory(List.of())
                .turn(SEARCH)
                .event("refund_approved", Map.of("order", 7, "by", "policy"))
                .turn(REFUND, MAIL)
                .turn();
        Trajectory late = Trajectory.ofTurns(List.of(REFUND)).event("refund_approved", Map.of("order", 7));
        Check<Trajectory> approved = TrajectoryChecks.approved("refund", "refund_approved", "order");

        assertThat(good.turns()).isEqualTo(3);
        assertThat(good.calls()).containsExactly(SEARCH, REFUND, MAIL);
        assertThat(TrajectoryChecks.atMostTurns(3).check(good).passed()).isTrue();
        assertThat(TrajectoryChecks.atMostTurns(2).check(good).reason()).isEqualTo("the model took 3 turns");
        assertThat(TrajectoryChecks.calls(ToolChecks.called("mail")).check(good).passed())
                .isTrue();
        assertThat(approved.check(good).reason())
                .isEqualTo("1 of 1 calls of refund have their refund_approved before them");
        assertThat(approved.check(late).passed()).isFalse();
        assertThat(approved.check(good.turn(REFUND)).passed()).isFalse();
        assertThat(approved.not().check(late).passed()).isTrue();
        assertThat(approved.description()).isEqualTo("call refund only after refund_approved of the same order");
    }

    private static ToolCall call(String tool, String arguments) {
        return new ToolCall(null, tool, arguments);
    }

    private static double score(Check<List<ToolCall>> check, ToolCall... calls) {
        return check.check(List.of(calls)).score();
    }

    private static void assertUndecided(Check<List<ToolCall>> check, ToolCall... calls) {
        assertThatExceptionOfType(UndecidedException.class)
                .as(check.description())
                .isThrownBy(() -> check.check(List.of(calls)))
                .withMessageContaining("nobody can tell");
    }

    private static void assertPasses(Check<List<ToolCall>> check, ToolCall... calls) {
        CheckResult result = check.check(List.of(calls));
        assertThat(result.passed()).as(result.reason()).isTrue();
        assertThat(check.not().check(List.of(calls)).passed()).isFalse();
    }

    private static void assertFails(Check<List<ToolCall>> check, String reason, ToolCall... calls) {
        CheckResult result = check.check(List.of(calls));
        assertThat(result.passed()).isFalse();
        assertThat(result.reason()).contains(reason);
        assertThat(check.not().check(List.of(calls)).passed()).isTrue();
    }
}

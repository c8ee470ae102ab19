package io.github.junitllm.assertions.tool;

import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.UndecidedException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What the checks of calls ask, and what they say was found. */
final class CallRules {

    private static final String SCHEMA_LIBRARY = "com.networknt:json-schema-validator";

    private CallRules() {}

    static String told(List<ParsedCall> calls) {
        return ParsedCall.told(calls.stream().map(ParsedCall::call).toList());
    }

    static CheckResult called(ExpectedCall expected, List<ParsedCall> calls) {
        String why = null;
        for (ParsedCall call : calls) {
            Optional<String> mismatch = expected.mismatch(call);
            if (mismatch.isEmpty()) {
                return CheckResult.pass(told(calls));
            }
            if (why == null && call.tool().equals(expected.tool())) {
                why = "; in " + call + " " + mismatch.get();
            }
        }
        return CheckResult.fail(told(calls) + (why == null ? "" : why));
    }

    static CheckResult calledTimes(ExpectedCall expected, int times, List<ParsedCall> calls) {
        long made = calls.stream()
                .filter(call -> !call.fitsAnything() && expected.matches(call))
                .count();
        List<ParsedCall> open = calls.stream()
                .filter(call -> call.isUnreadable() && !expected.matches(call))
                .filter(call -> expected.matches(call.fittingAnything()))
                .toList();
        if (made == times && !open.isEmpty()) {
            ParsedCall broken = open.get(0);
            throw new UndecidedException("it was called " + ToolChecks.times((int) made)
                    + ", and nobody can tell what the call " + broken + " was meant to be: " + broken.problem());
        }
        long most = calls.stream().filter(expected::matches).count();
        return CheckResult.of(
                made == times || (made < times && times <= most),
                "it was called " + ToolChecks.times((int) made) + ": " + told(calls));
    }

    static CheckResult exactly(List<ExpectedCall> expected, List<ParsedCall> calls) {
        int common = Math.min(expected.size(), calls.size());
        for (int i = 0; i < common; i++) {
            Optional<String> mismatch = expected.get(i).mismatch(calls.get(i));
            if (mismatch.isPresent()) {
                return differing(
                        expected, calls, "call " + (i + 1) + " is not " + expected.get(i) + ": " + mismatch.get());
            }
        }
        if (expected.size() > common) {
            return differing(expected, calls, "call " + (common + 1) + " is missing, " + expected.get(common));
        } else if (calls.size() > common) {
            return differing(expected, calls, "call " + (common + 1) + " is one too many, " + calls.get(common));
        }
        return CheckResult.pass(told(calls));
    }

    static CheckResult inOrder(List<ExpectedCall> expected, List<ParsedCall> calls) {
        int found = 0;
        for (ParsedCall call : calls) {
            if (found < expected.size() && expected.get(found).matches(call)) {
                found++;
            }
        }
        return found == expected.size()
                ? CheckResult.pass(told(calls))
                : differing(expected, calls, found + " come in order, then " + expected.get(found) + " is missing");
    }

    static CheckResult assigned(List<ExpectedCall> expected, List<ParsedCall> calls, boolean othersAllowed) {
        CallMatching matching = new CallMatching(expected, calls);
        int missing = matching.firstMissing();
        if (missing >= 0) {
            return differing(expected, calls, missing(expected.get(missing), calls));
        }
        int surplus = matching.firstSurplus();
        return surplus < 0 || othersAllowed
                ? CheckResult.pass(told(calls))
                : differing(expected, calls, calls.get(surplus) + " is one too many");
    }

    static CheckResult orderScore(double atLeast, List<ExpectedCall> expected, List<ParsedCall> calls) {
        int common = CallMatching.commonInOrder(expected, calls);
        int all = expected.size() + calls.size();
        double score = all == 0 ? 1 : 2.0 * common / all;
        return CheckResult.scored(
                score,
                atLeast,
                String.format(
                        Locale.ROOT,
                        "the score is %.4f: %d of %d expected calls come in order; %s",
                        score,
                        common,
                        expected.size(),
                        told(calls)));
    }

    /** Reads the schemas at once, so that mistakes are told where the check is made; a missing library is told later. */
    static Supplier<Map<String, ArgumentsSchema>> schemas(List<ToolDefinition> tools) {
        try {
            Map<String, ArgumentsSchema> schemas =
                    tools.stream().collect(Collectors.toMap(ToolDefinition::name, ArgumentsSchema::of, (a, b) -> a));
            return () -> schemas;
        } catch (NoClassDefFoundError missing) {
            return () -> {
                throw new UndecidedException(
                        "checking arguments against a schema needs a library that is not on the class path; add the test"
                                + " dependency " + SCHEMA_LIBRARY,
                        missing);
            };
        }
    }

    static CheckResult schemaValid(Map<String, ArgumentsSchema> schemas, List<ParsedCall> calls) {
        for (int i = 0; i < calls.size(); i++) {
            ParsedCall call = calls.get(i);
            ArgumentsSchema schema = schemas.get(call.tool());
            Optional<String> violation =
                    schema == null ? Optional.of("the tool is not defined") : schema.violation(call);
            if (violation.isPresent()) {
                return CheckResult.fail("call " + (i + 1) + ", " + call + ", does not: " + violation.get());
            }
        }
        return CheckResult.pass(told(calls));
    }

    static CheckResult within(Set<String> tools, String verdict, List<ParsedCall> calls) {
        for (int i = 0; i < calls.size(); i++) {
            if (!tools.contains(calls.get(i).tool())) {
                return CheckResult.fail("call " + (i + 1) + " is of "
                        + calls.get(i).tool() + ", which " + verdict + "; " + told(calls));
            }
        }
        return CheckResult.pass(told(calls));
    }

    static CheckResult noRepeatedCall(List<ParsedCall> calls) {
        Map<ParsedCall.Identity, Integer> seen = new HashMap<>();
        for (int i = 0; i < calls.size(); i++) {
            Integer first = seen.putIfAbsent(calls.get(i).identity(), i);
            if (first != null) {
                return CheckResult.fail("call " + (i + 1) + " is call " + (first + 1) + " again: " + calls.get(i));
            }
        }
        return CheckResult.pass("no call comes twice: " + told(calls));
    }

    static CheckResult noLoop(int rounds, List<ParsedCall> calls) {
        CallCycle cycle = CallCycle.in(calls, rounds);
        if (cycle == null) {
            return CheckResult.pass("nothing comes " + ToolChecks.times(rounds) + " in a row: " + told(calls));
        }
        return CheckResult.fail("from call " + (cycle.start() + 1) + " on come " + ToolChecks.times(rounds)
                + " in a row: " + told(calls.subList(cycle.start(), cycle.start() + cycle.length())));
    }

    /** Says which expected call is missing, and what is wrong with the call that was nearest to it. */
    private static String missing(ExpectedCall expected, List<ParsedCall> calls) {
        String near = calls.stream()
                .filter(call -> call.tool().equals(expected.tool()))
                .findFirst()
                .flatMap(call -> expected.mismatch(call).map(why -> " (in " + call + " " + why + ")"))
                .orElse("");
        return expected + " is missing" + near;
    }

    private static CheckResult differing(List<ExpectedCall> expected, List<ParsedCall> calls, String difference) {
        String wanted = expected.stream().map(ExpectedCall::toString).collect(Collectors.joining("\n"));
        String made = calls.stream().map(ParsedCall::toString).collect(Collectors.joining("\n"));
        return CheckResult.fail(difference + "; " + told(calls)).withDiff(wanted, made);
    }
}

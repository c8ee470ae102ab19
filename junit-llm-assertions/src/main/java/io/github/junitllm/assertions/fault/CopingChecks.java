package io.github.junitllm.assertions.fault;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.assertions.prose.Amount;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.fault.FaultedCall;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Checks of what an application makes of faults. Each is undecided where no fault was met that it could be about: then
 * nothing was tested.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class CopingChecks {

    private CopingChecks() {}

    /** The application has an answer that is not blank, although none of its calls was answered: one of its own. */
    public static Check<Coping> answersByItself() {
        return Check.of("answer by itself", coping -> {
            requireFaults(coping);
            Optional<LlmCall> answered =
                    coping.calls().stream().filter(LlmCall::answered).findFirst();
            if (answered.isPresent()) {
                return CheckResult.fail("a model answered: " + model(answered.get()));
            }
            boolean blank = coping.answer().isBlank();
            return CheckResult.of(!blank, blank ? "there is no answer" : "it did, and no model did");
        });
    }

    /**
     * The last model that answered is this one, and there is an answer.
     *
     * @param model as the application asks for it
     */
    public static Check<Coping> answersByModel(String model) {
        return Check.of("answer by the model " + model, coping -> {
            requireFaults(coping);
            LlmCall last = coping.calls().stream()
                    .filter(LlmCall::answered)
                    .reduce((earlier, later) -> later)
                    .orElse(null);
            if (last == null || coping.answer().isBlank()) {
                return CheckResult.fail(last == null ? "no model answered" : "there is no answer");
            }
            return CheckResult.of(model.equals(last.requestedModel()), "the last to answer was " + model(last));
        });
    }

    /** So many calls arrived at the provider, each try of a client counted. */
    public static Check<Coping> makesCalls(Amount amount) {
        return Check.of("make " + amount.of("call", "calls"), coping -> {
            requireFaults(coping);
            if (coping.faults().mayBeUnseen()) {
                throw new UndecidedException("nobody can count calls to a host whose name does not resolve: plan the"
                        + " fault TLS_FAILURE, which fails as early and is counted");
            }
            int calls = coping.faults().calls();
            return CheckResult.of(amount.contains(calls), "it made " + calls + (calls == 1 ? " call" : " calls"));
        });
    }

    /**
     * Before each further call of the same content, or of the same model, it waited at least as long as the answer before
     * asked: by the clock or by {@code LlmGateway.pause}; where time is virtual, see {@link FaultedCall#waitedAsAsked()}.
     * Undecided where no answer asked for a wait, or no call followed one that did, or
     * {@linkplain FaultedCall#isWaitUnclear() nobody can tell} whose wait it was.
     */
    public static Check<Coping> backsOffAsAsked() {
        return Check.of("wait as long as it is asked to", coping -> {
            requireFaults(coping);
            List<FaultedCall> asked = coping.faults().faulted().stream()
                    .filter(call -> call.asked() != null && call.waited() != null)
                    .toList();
            if (asked.isEmpty()) {
                throw new UndecidedException("no call followed one that asked for a wait: plan a rate limit with"
                        + " retryAfter, and let the application try again");
            }
            return asked.stream()
                    .filter(call -> !call.waitedAsAsked())
                    .min(Comparator.comparing(FaultedCall::isWaitUnclear))
                    .map(CopingChecks::tooSoon)
                    .orElseGet(() -> CheckResult.pass("it did: " + asked.get(0)));
        });
    }

    private static CheckResult tooSoon(FaultedCall call) {
        if (call.isWaitUnclear()) {
            throw new UndecidedException(
                    "nobody can tell whether the client heeded Retry-After-Ms or has a back-off of its"
                            + " own that is as short: " + call
                            + ". Plan the fault with realTime = true, or let the application wait"
                            + " by LlmGateway.pause");
        }
        return CheckResult.fail("it did not: " + call);
    }

    /**
     * Of each answer that stalled, the application was gone within this time of the clock. Undecided where none stalled, or
     * the stall was over before this time was.
     *
     * @param limit more than no time
     */
    public static Check<Coping> givesUpWithin(Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("a limit is longer than no time, not " + limit);
        }
        return Check.of("give up within " + seconds(limit), coping -> {
            requireFaults(coping);
            List<FaultedCall> stalled = coping.faults().faulted().stream()
                    .filter(call -> call.heldFor() != null)
                    .toList();
            if (stalled.isEmpty()) {
                throw new UndecidedException("no answer stalled, so that nobody had to give up: plan the fault STALL");
            }
            return stalled.stream()
                    .filter(call -> !call.gaveUp() || limit.compareTo(held(call)) < 0)
                    .max(Comparator.comparing(CopingChecks::held))
                    .map(call -> tooLate(call, limit))
                    .orElseGet(() -> CheckResult.pass("it did: " + stalled.get(0)));
        });
    }

    private static CheckResult tooLate(FaultedCall call, Duration limit) {
        if (held(call).compareTo(limit) < 0) {
            throw new UndecidedException("the stall was over before the application had to give up: " + call
                    + ". Plan it with a delay longer than " + seconds(limit)
                    + ", and with realTime = true if that is more than a minute");
        }
        return CheckResult.fail("it did not: " + call);
    }

    /**
     * Each call that failed was made again, with the same content, until it was answered whole; and the text of the last
     * answer, if it has one, stands whole in the application's, white space aside.
     */
    public static Check<Coping> losesNothing() {
        return Check.of("lose nothing", "lose something", coping -> {
            requireFaults(coping);
            Map<String, LlmCall> latest = new HashMap<>();
            coping.calls().forEach(call -> latest.put(call.path() + ' ' + call.requestBody(), call));
            for (LlmCall call : latest.values()) {
                if (!call.answered() || isCut(call)) {
                    return CheckResult.fail(
                            "the answer to a call of " + call.requestedModel() + " never came whole, status "
                                    + call.status() + (call.error() == null ? "" : ": " + call.error()));
                }
            }
            if (latest.isEmpty()) {
                return CheckResult.fail("no call arrived");
            }
            String last = normal(coping.calls().get(coping.calls().size() - 1).answerText());
            return CheckResult.of(
                    normal(coping.answer()).contains(last),
                    "every call was answered in the end, and the last answer " + "was: " + last);
        });
    }

    /** A stream that ended without a reason had been going to say more. */
    private static boolean isCut(LlmCall call) {
        return call.streamed()
                && call.finishReason() == null
                && !call.protocol().equals("opaque");
    }

    /** The user sees no stack trace, no name of an exception and nothing of what the provider said of the error. */
    public static Check<Coping> showsNoInternals() {
        return Check.of("show nothing internal", "show something internal", coping -> {
            requireFaults(coping);
            return shows(Internals.stackTrace(coping.answer())
                    .or(() -> Internals.providersError(coping.answer(), coping.calls())));
        });
    }

    /** A text holds no stack trace and no name of an exception. */
    public static Check<CharSequence> noStackTrace() {
        return Check.of(
                "show no stack trace", "show a stack trace", text -> shows(Internals.stackTrace(text.toString())));
    }

    private static CheckResult shows(Optional<String> internal) {
        return internal.map(shown -> CheckResult.fail("it shows " + shown))
                .orElseGet(() -> CheckResult.pass("it shows none"));
    }

    private static void requireFaults(Coping coping) {
        boolean unseen = coping.faults().mayBeUnseen();
        if (coping.faults().faulted().isEmpty() && !unseen) {
            throw new UndecidedException(
                    "no call met a fault, so that nothing was tested: declare one by @LlmFault, and"
                            + " see that the application calls the LlmGateway of the sample");
        }
    }

    private static Duration held(FaultedCall call) {
        return call.heldFor() == null ? Duration.ZERO : call.heldFor();
    }

    private static String model(LlmCall call) {
        return call.requestedModel() == null ? "one of unknown name" : call.requestedModel();
    }

    private static String normal(String text) {
        return text.replaceAll("\\s++", " ").strip();
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1e3);
    }
}

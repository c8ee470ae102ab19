package io.github.junitllm.eval;

import io.github.junitllm.fault.FaultReport;
import io.github.junitllm.risk.ExercisedRisks;
import io.github.junitllm.verdict.SampleVerdict;
import io.github.junitllm.window.Slot;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestWatcher;
import org.opentest4j.TestAbortedException;

/**
 * Accompanies one sample through its node: supplies the parameters, waits for the task, turns what is thrown into a
 * verdict, and enters the verdict into the book.
 *
 * <p>The handler of exceptions judges, not an interceptor: under {@code @Timeout} an interceptor sees the interrupt
 * and not the time-out. The watcher books, because only it also sees what set-up, tear-down and other extensions throw.
 */
@SuppressWarnings("try") // what collects risks is opened to be closed, and never asked
final class SampleExtension
        implements ParameterResolver,
                BeforeTestExecutionCallback,
                TestExecutionExceptionHandler,
                AfterTestExecutionCallback,
                AfterEachCallback,
                TestWatcher {

    private final SampleScope scope;
    private final @Nullable Slot<SampleScope, LlmAnswer> task;
    private final MethodRun run;
    private final int index;

    private @Nullable LlmAnswer answer;
    private @Nullable Outcome outcome;
    private @Nullable ExercisedRisks collecting;
    private int lateTold;
    private long checkStarted;
    private @Nullable Duration check;

    SampleExtension(SampleScope scope, @Nullable Slot<SampleScope, LlmAnswer> task, MethodRun run, int index) {
        this.scope = scope;
        this.task = task;
        this.run = run;
        this.index = index;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return OwnParameters.isOurs(parameter) && !OwnParameters.isOfTask(parameter.getDeclaringExecutable(), context);
    }

    @Override
    public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return OwnParameters.value(parameter, scope, answer);
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) throws Exception {
        if (task == null) {
            scope.started();
            try {
                run.requireMoney();
            } catch (OutOfMoney stopped) {
                throw judge(stopped, context) instanceof RuntimeException told ? told : stopped;
            }
            if (run.oneClientForAll()) {
                scope.answerSharedUrls();
            }
        }
        if (task != null) {
            try {
                answer = awaited(task);
            } catch (Throwable thrown) {
                throw Rethrow.unchecked(judge(thrown, context));
            }
        }
        collecting = ExercisedRisks.collect(scope::exercises);
        checkStarted = System.nanoTime();
    }

    /** Only then is it known whether the sample has a run of its task of its own. */
    private LlmAnswer awaited(Slot<SampleScope, LlmAnswer> running) throws Throwable {
        try {
            return running.await();
        } finally {
            scope.started();
        }
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        bodyEnded();
        throw judge(thrown, context);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        bodyEnded();
        if (collecting != null) {
            collecting.close();
        }
        boolean judgedYet = outcome != null || context.getExecutionException().isPresent();
        Outcome judged = judgedYet ? Outcome.PASS : judge(Outcome.PASS);
        if (!judgedYet) {
            if (judged.verdict() != SampleVerdict.PASS) {
                throw Rethrow.unchecked(report(judged, context));
            }
            outcome = judged;
        }
    }

    /** Takes the time of the body, ahead of what is done with the sample after it: that is not the application's. */
    private void bodyEnded() {
        if (checkStarted != 0 && check == null) {
            check = Duration.ofNanos(System.nanoTime() - checkStarted);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        boolean judged = outcome != null || context.getExecutionException().isEmpty();
        Outcome late = judged ? late() : Outcome.PASS;
        if (late.verdict() != SampleVerdict.PASS) {
            throw Rethrow.unchecked(report(judged().and(late), context));
        }
    }

    private Outcome judged() {
        return outcome == null ? Outcome.PASS : outcome;
    }

    /** Judges calls that came after the body's end: they were refused, and no inspector has seen them. */
    private Outcome late() {
        List<String> all = scope.lateCalls();
        List<String> untold = all.subList(lateTold, all.size());
        lateTold = all.size();
        return untold.isEmpty() ? Outcome.PASS : Outcome.ofProblems(List.copyOf(new LinkedHashSet<>(untold)), null);
    }

    private Throwable judge(Throwable thrown, ExtensionContext context) {
        if (thrown instanceof OutOfMemoryError) {
            return thrown;
        }
        return report(judge(Outcome.of(thrown)), context);
    }

    /** Returns what becomes of a sample whose body came to that. */
    private Outcome judge(Outcome ofBody) {
        List<String> problems = problems();
        if (!problems.isEmpty()) {
            return Outcome.ofProblems(problems, ofBody.cause());
        }
        if (run.faultsNotMade() != null && ofBody.verdict() != SampleVerdict.PASS) {
            return Outcome.of(new TestAbortedException(run.faultsNotMade() + " Without them: " + ofBody.message()));
        }
        Outcome underFaults = underFaults(ofBody);
        boolean whole = underFaults.verdict() == SampleVerdict.PASS || underFaults.verdict() == SampleVerdict.FAIL;
        return whole && (task == null || answer != null) ? inspected(underFaults) : underFaults;
    }

    /** What is thrown under a fault is what the application makes of it, and a fault that never came tested nothing. */
    private Outcome underFaults(Outcome ofBody) {
        FaultReport faults = answer == null ? scope.faults() : answer.reportedFaults();
        boolean happened = !faults.faulted().isEmpty() || faults.mayBeUnseen();
        if (ofBody.verdict() == SampleVerdict.ERROR && happened) {
            return new Outcome(
                    SampleVerdict.FAIL,
                    "under the fault " + faults.plan().name() + " the application failed with " + ofBody.message(),
                    ofBody.cause());
        }
        String unreached = faults.unreached();
        return ofBody.verdict() == SampleVerdict.PASS && unreached != null
                ? Outcome.ofProblems(List.of(unreached), null)
                : ofBody;
    }

    private Outcome inspected(Outcome ofBody) {
        if (run.inspectors().isEmpty()) {
            return ofBody;
        }
        Outcome judged = ofBody;
        Outcome decided = Outcome.PASS;
        var sample = new InspectedSample(scope.golden(), answer, Transcript.calls(scope, answer), scope);
        try (ExercisedRisks collected = ExercisedRisks.collect(scope::exercises)) {
            for (SampleInspector inspector : run.inspectors()) {
                Outcome found = inspected(inspector, sample);
                decided = inspector.decides() ? decided.and(found) : decided;
                judged = inspector.decides() ? judged : judged.and(found);
            }
        }
        boolean others = decided.verdict() != SampleVerdict.FAIL
                && run.inspectors().stream().anyMatch(SampleInspector::decides);
        return decided.and(others ? judged.asOtherFailure() : judged);
    }

    private static Outcome inspected(SampleInspector inspector, InspectedSample sample) {
        try {
            inspector.inspect(sample);
            return Outcome.PASS;
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (Throwable thrown) {
            return Outcome.of(thrown);
        }
    }

    // Closing comes first: what was recorded is written then, and a recording that is refused is a problem too.
    private List<String> problems() {
        scope.close();
        var problems = new LinkedHashSet<>(scope.problems());
        if (answer != null) {
            problems.addAll(answer.problems());
        }
        return List.copyOf(problems);
    }

    private Throwable report(Outcome judged, ExtensionContext context) {
        Outcome told = judged.told(scope::withoutSecrets);
        outcome = told;
        switch (told.verdict()) {
            case PASS, SKIPPED -> {
                return Optional.ofNullable(judged.cause()).orElseThrow();
            }
            default -> {
                Transcript.publish(context, scope, answer, told);
                return told.report(run.clickable(scope.golden()), run.tolerates(told));
            }
        }
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        book(Outcome.PASS, context);
    }

    @Override
    public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
        book(outcome != null ? outcome : skipped(cause == null ? null : cause.getMessage()), context);
    }

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        boolean judged = outcome != null && outcome.verdict() != SampleVerdict.PASS;
        book(judged && outcome != null ? outcome : failedOutside(cause), context);
    }

    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {
        book(skipped(reason.orElse(null)), context);
    }

    private Outcome failedOutside(@Nullable Throwable cause) {
        return Outcome.outsideTheCheck(cause == null ? new IllegalStateException("no reason given") : cause)
                .told(scope::withoutSecrets);
    }

    private static Outcome skipped(@Nullable String reason) {
        return new Outcome(SampleVerdict.SKIPPED, reason, null);
    }

    private void book(Outcome finished, ExtensionContext context) {
        scope.close();
        Transcript.publishAttachments(context, scope);
        // The node is closed by now, so that calls later than its tear-down make the verdict red and not the node.
        Outcome booked = finished.and(late().told(scope::withoutSecrets));
        run.finished(new FinishedSample(scope, booked, answer, check, index));
    }
}

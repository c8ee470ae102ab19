package io.github.junitllm.eval;

import io.github.junitllm.gateway.GatewayMode;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.verdict.EarlyStop;
import io.github.junitllm.verdict.Feasibility;
import io.github.junitllm.verdict.SampleVerdict;
import io.github.junitllm.window.OrderedWindow;
import io.github.junitllm.window.RateLimit;
import io.github.junitllm.window.WindowLimits;
import io.github.junitllm.window.Work;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.opentest4j.AssertionFailedError;

/** One execution of one eval method: from its declaration over its samples to its verdict. */
final class MethodRun implements AutoCloseable {

    private final EvalDefinition definition;
    private final EvalSession session;
    private final ProjectLayout layout;
    private final CasePlan cases;
    private final Optional<Set<Integer>> selection;
    private final SampleBook book;
    private final Observers observers;
    private final boolean oneClientForAll;
    private final Stream<EvalCase> stream;
    private final SampleSource source;
    private final @Nullable TaskRunner taskRunner;
    private final @Nullable OrderedWindow<SampleScope, LlmAnswer> window;

    private MethodRun(
            EvalDefinition definition,
            EvalSession session,
            ProjectLayout layout,
            CasePlan cases,
            Optional<Set<Integer>> selection,
            ExtensionContext context) {
        this.definition = definition;
        this.session = session;
        this.layout = layout;
        this.cases = cases;
        this.selection = selection;
        this.book = new SampleBook(definition, cases, session);
        this.observers = Observers.of(definition, session, context);
        this.oneClientForAll = RedirectExtension.appliesTo(context.getRequiredTestClass());
        this.stream = cases.stream();
        this.source = new SampleSource(
                inOrderOfRun(stream),
                definition.plan().samples(),
                this::isSelected,
                (golden, sample) -> new SampleScope(
                        golden,
                        sample,
                        definition.plan().samples(),
                        session::gateway,
                        definition.address(),
                        definition.calls().with(definition.faults().of(golden, sample)),
                        observers));
        TaskDefinition task = definition.task();
        this.taskRunner = task == null ? null : new TaskRunner(task, context, oneClientForAll, this::requireMoney);
        this.window = task == null || taskRunner == null
                ? null
                : new OrderedWindow<>(source, work(task, taskRunner, context), limits(task));
    }

    /**
     * Reads the method's declaration and its golden set, once through, before anything runs.
     *
     * @throws ConfigurationProblem if the declaration or the configuration is wrong
     * @throws io.github.junitllm.golden.GoldenSetException if the golden set is
     */
    static MethodRun prepare(ExtensionContext context, EvalSession session) {
        refuseConcurrent(context);
        // A discovery that names no classes, such as a scan of the class path, has not looked for them.
        OverlookedEvals.refuseAnyOf(OverlookedEvals.declaredIn(context.getRequiredTestClass()));
        ProjectLayout layout = ProjectLayout.of(context.getRequiredTestClass());
        Settings settings = session.settings();
        EvalDefinition definition = EvalDefinition.of(context, session, layout);
        CasePlan cases =
                CasePlan.of(definition.golden(), definition.split(), definition.declaredFilter(), settings.filter());
        int children = (int)
                Math.min(Integer.MAX_VALUE, cases.selected() * definition.plan().samples() + 1);
        Optional<Set<Integer>> selection = Discovery.newest()
                .selected(
                        context.getUniqueId(),
                        context.getRequiredTestClass().getName() + "#"
                                + context.getRequiredTestMethod().getName())
                .filter(chosen -> chosen.size() < children);
        List<String> problems =
                Feasibility.check(definition.plan(), cases.planned(), cases.casesPerTag(), cases.weighted());
        if (!problems.isEmpty()) {
            throw new ConfigurationProblem(String.join("\n", problems));
        }
        session.announce(definition, cases.selected() * definition.plan().samples());
        return new MethodRun(definition, session, layout, cases, selection, context);
    }

    private static void refuseConcurrent(ExtensionContext context) {
        if (context.getExecutionMode() == ExecutionMode.CONCURRENT) {
            throw new ConfigurationProblem(ComposedEval.name(context.getRequiredTestMethod()) + " method '"
                    + context.getRequiredTestMethod().getName()
                    + "' is declared @Execution(CONCURRENT), but its verdict can only be given after all its cases:"
                    + " remove that annotation and use @LlmTask(concurrency = n), which runs the calls of the model"
                    + " concurrently");
        }
    }

    private Iterator<EvalCase> inOrderOfRun(Stream<EvalCase> stream) {
        if (definition.plan().earlyStop() == EarlyStop.NONE) {
            return stream.iterator();
        }
        // A file's first cases are no random sample of it: stopping in its order would bias the rate.
        var shuffled = new ArrayList<>(stream.toList());
        Collections.shuffle(shuffled, new Random(session.settings().seed()));
        return shuffled.iterator();
    }

    private Work<SampleScope, LlmAnswer> work(TaskDefinition task, TaskRunner runner, ExtensionContext context) {
        if (!task.shared()) {
            return runner;
        }
        ExtensionContext classContext = context.getParent().orElse(context);
        SharedAnswers shared = Stores.findOrCreate(classContext, SharedAnswers.class, SharedAnswers::new);
        String version = cases.summary().version();
        return scope ->
                shared.get(new SharedAnswers.Key(task.method(), version, scope), scope, () -> runner.apply(scope));
    }

    /**
     * Keeps samples that only live calls can answer from running once the run may spend nothing any more.
     *
     * @throws OutOfMoney if it may not
     */
    void requireMoney() {
        GatewayMode mode = definition.calls().mode();
        String stopped = mode.reads() ? null : session.spend().stopped();
        if (stopped != null) {
            throw new OutOfMoney(stopped);
        }
    }

    private WindowLimits limits(TaskDefinition task) {
        int concurrency = oneClientForAll ? 1 : task.concurrency();
        // At least 8 times the concurrency, in the half of the window that is never empty: with less, one slow answer
        // at
        // the head keeps the others from starting.
        int capacity = oneClientForAll ? 1 : Math.max(64, 16 * concurrency);
        long held = Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 16);
        RateLimit rate =
                session.settings().rateLimit() != null ? session.settings().rateLimit() : task.rateLimit();
        boolean replayed = definition.calls().mode() == GatewayMode.REPLAY
                && (oneClientForAll
                        || List.of(task.method().getParameterTypes()).contains(LlmGateway.class));
        return new WindowLimits(
                concurrency, capacity, held, task.timeout(), rate == null || replayed ? null : session.limiter(rate));
    }

    /** Returns the nodes: one per sample, made when JUnit asks for it, then the verdict. */
    Stream<TestTemplateInvocationContext> nodes() {
        Iterator<TestTemplateInvocationContext> nodes = new NodeIterator(this, plannedSamples());
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(nodes, Spliterator.ORDERED), false)
                .onClose(this::stop);
    }

    long plannedSamples() {
        return cases.selected() * definition.plan().samples();
    }

    boolean isSelected(long index) {
        return selection.isEmpty() || selection.get().contains((int) index);
    }

    /** Tells whether the gate can no longer change, asked before the case that starts at the 1-based index. */
    boolean mayStopBefore(long index) {
        int samples = definition.plan().samples();
        return definition.plan().earlyStop() != EarlyStop.NONE
                && !isPartial()
                && (index - 1) % samples == 0
                && book.canStop(cases.selected() - (index - 1) / samples);
    }

    /** Returns the node of the next selected sample, or null if the golden set has ended before its time. */
    @Nullable
    SampleNode nextSample() {
        if (window != null) {
            if (!window.hasNext()) {
                return null;
            }
            var slot = window.next();
            return new SampleNode(slot.piece(), slot, this);
        }
        return source.hasNext() ? new SampleNode(source.next(), null, this) : null;
    }

    /** Returns the node that tells why the golden set ended before its time. */
    BrokenNode brokenGoldenSet() {
        RuntimeException failure = source.failure();
        return new BrokenNode(
                "golden set",
                failure != null
                        ? failure
                        : new ConfigurationProblem(definition.golden().location() + " had " + cases.selected()
                                + " cases when it was checked and has fewer now: it changes from reading to reading"));
    }

    VerdictNode verdictNode(boolean stoppedEarly) {
        stop(); // all that is needed has been taken: nothing may be asked of the model any more
        return new VerdictNode(definition, book, observers, partial(), stoppedEarly);
    }

    /** Tells whether only some of the method's samples were asked for. */
    boolean isPartial() {
        return partial() != Partial.NO;
    }

    private Partial partial() {
        if (selection.isPresent()) {
            return Partial.BY_SELECTION;
        }
        return session.settings().filtered() ? Partial.BY_FILTER : Partial.NO;
    }

    /** Tells whether the method's verdict decides about this outcome instead of the sample's own node. */
    boolean tolerates(Outcome outcome) {
        if (isPartial()) {
            return false;
        }
        return outcome.verdict() == SampleVerdict.FAIL
                ? definition.gated()
                : definition.plan().maxErrors() > 0;
    }

    /** Tells whether a call belongs to the sample that is running, as all samples share one URL. */
    boolean oneClientForAll() {
        return oneClientForAll;
    }

    List<SampleInspector> inspectors() {
        return definition.inspectors();
    }

    /** Returns why faults that are declared are not made, so that what is checked of them cannot hold; null if they are. */
    @Nullable
    String faultsNotMade() {
        return definition.faults().note();
    }

    void finished(FinishedSample sample) {
        book.finished(sample);
        sample.scope().ended(sample.outcome());
    }

    /** Tells whether somebody accompanies the samples. */
    boolean observed() {
        return !observers.none();
    }

    @Nullable
    TaskRunner taskRunner() {
        return taskRunner;
    }

    /** Returns where the golden row lies, as an address with a line that consoles make clickable. */
    String clickable(EvalCase golden) {
        String path = golden.source().path();
        try {
            Path file = layout.base().resolve(path);
            if (golden.source().line() > 0 && Files.isRegularFile(file)) {
                return "file://" + file.toUri().getRawPath() + ":"
                        + golden.source().line() + " (" + golden.id() + ")";
            }
        } catch (InvalidPathException e) {
            return golden.source() + " (" + golden.id() + ")";
        }
        return golden.source() + " (" + golden.id() + ")";
    }

    private void stop() {
        stream.close();
        if (window != null) {
            window.close();
            window.ahead().forEach(MethodRun::drop);
        }
    }

    private static void drop(SampleScope ahead) {
        ahead.close();
        ahead.ended(new Outcome(SampleVerdict.SKIPPED, "the eval ended before this sample was checked", null));
    }

    /**
     * Ends the run. Where no verdict followed, this is the last chance to be red: for cases that were tolerated, as somebody
     * selected them one by one in a way that was not announced, and for a budget that is broken by those that ran.
     */
    @Override
    public void close() {
        stop();
        String undecided = book.closeUndecided(partial());
        observers.ended("", false);
        if (undecided != null) {
            throw new AssertionFailedError(undecided);
        }
    }
}

package io.github.junitllm.eval;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.Usage;
import io.github.junitllm.cost.Cost;
import io.github.junitllm.cost.PriceTable;
import io.github.junitllm.cost.Tariff;
import io.github.junitllm.gateway.GatewayMode;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.journal.Bill;
import io.github.junitllm.journal.CaseRef;
import io.github.junitllm.journal.GoldenVersion;
import io.github.junitllm.journal.JournalException;
import io.github.junitllm.journal.ModelUse;
import io.github.junitllm.journal.SampleRecord;
import io.github.junitllm.journal.VerdictRecord;
import io.github.junitllm.report.Progress;
import io.github.junitllm.report.ProgressLine;
import io.github.junitllm.verdict.CaseOutcome;
import io.github.junitllm.verdict.GateTally;
import io.github.junitllm.verdict.Judgement;
import io.github.junitllm.verdict.RunCounts;
import io.github.junitllm.verdict.SampleVerdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps the books of one method: every finished sample goes to the journal, every finished case to the gate. */
final class SampleBook {

    private final EvalDefinition definition;
    private final CasePlan cases;
    private final EvalSession session;
    private final GateTally tally;
    private final BudgetBook budgets;
    private final Instant startedAt = Instant.now();
    private final ProgressLine progress = ProgressLine.start();
    private volatile @Nullable GoldenVersion version;

    // Guarded by this. JUnit ends one node after the other, but under a time-out on another thread.
    private final List<String> notes = new ArrayList<>();
    private final ReplayNotes replays;
    private final FaultNotes faults;
    private @Nullable CaseRef current;
    private int passes;
    private int failures;
    private int errors;
    private int skipped;
    private @Nullable String message;
    private SampleVerdict messageOf = SampleVerdict.PASS;
    private long finished;
    private long passedSamples;
    private long failedSamples;
    private boolean answersChecked;
    private boolean answersRead;
    private boolean closed;

    SampleBook(EvalDefinition definition, CasePlan cases, EvalSession session) {
        this.definition = definition;
        this.cases = cases;
        this.session = session;
        this.faults = new FaultNotes(definition.faults());
        this.replays = new ReplayNotes(definition.maxAge());
        this.tally = new GateTally(definition.plan(), cases.casesPerTag());
        this.budgets = new BudgetBook(definition.budgets(), session::shared);
    }

    // Not synchronized: who enters a record asks for it while the book may wait for him.
    private GoldenVersion golden() {
        GoldenVersion known = version;
        if (known == null) {
            known = new GoldenVersion(
                    definition.golden().location(),
                    cases.summary().version(),
                    definition.split().isEmpty() ? null : definition.split());
            version = known;
        }
        return known;
    }

    synchronized void finished(FinishedSample sample) {
        EvalCase golden = sample.scope().golden();
        CaseRef ref = current;
        if (ref == null || !ref.id().equals(golden.id())) {
            endCase();
            ref = new CaseRef(golden.id(), golden.source().toString(), golden.tags(), golden.weight());
            current = ref;
        }
        finished++;
        count(sample);
        replays.add(sample);
        budgets.add(sample);
        faults.add(sample);
        CaseRef entered = ref;
        Instant now = Instant.now();
        session.ledger().enter(() -> row(sample, entered, now));
        progress.update(() -> new Progress(
                definition.name(),
                cases.selected() * definition.plan().samples(),
                finished,
                passedSamples,
                failedSamples));
        if (passes + failures + errors + skipped == definition.plan().samples()) {
            endCase();
        }
    }

    private void count(FinishedSample sample) {
        Outcome outcome = sample.outcome();
        switch (outcome.verdict()) {
            case PASS -> {
                passes++;
                passedSamples++;
            }
            case FAIL -> failures++;
            case ERROR -> errors++;
            case SKIPPED -> skipped++;
        }
        boolean worse = outcome.verdict() == SampleVerdict.FAIL && messageOf != SampleVerdict.FAIL;
        if (outcome.message() != null && (message == null || worse)) {
            message = outcome.message();
            messageOf = outcome.verdict();
        }
        if (outcome.verdict() == SampleVerdict.FAIL || outcome.verdict() == SampleVerdict.ERROR) {
            failedSamples++;
        }
        if (outcome.verdict() == SampleVerdict.PASS && sample.answer() != null) {
            answersChecked = true;
            answersRead |= sample.answer().wasRead();
        }
    }

    private void endCase() {
        if (current == null) {
            return;
        }
        tally.add(new CaseOutcome(
                current.id(),
                String.valueOf(current.source()),
                current.weight(),
                current.tags(),
                passes,
                failures,
                errors,
                skipped,
                message));
        current = null;
        passes = 0;
        failures = 0;
        errors = 0;
        skipped = 0;
        message = null;
        messageOf = SampleVerdict.PASS;
    }

    private SampleRecord row(FinishedSample sample, CaseRef golden, Instant finishedAt) {
        SampleScope scope = sample.scope();
        return new SampleRecord(
                definition.identity(),
                golden(),
                golden,
                scope.sample(),
                sample.node(),
                sample.outcome().verdict(),
                scope.scores(),
                scope.risks(),
                sample.outcome().message(),
                sample.answer() == null ? null : sample.answer().taskTime(),
                sample.check(),
                use(scope.calls()),
                scope.usesGateway() ? definition.calls().mode().wireName() : null,
                scope.started(),
                finishedAt);
    }

    private ModelUse use(List<LlmCall> calls) {
        int replayed = 0;
        int unmetered = 0;
        Usage total = null;
        Set<String> models = new LinkedHashSet<>();
        for (LlmCall call : calls) {
            Usage usage = call.usage() == null || !call.usage().isWhole() ? null : call.usage();
            replayed += call.replayed() ? 1 : 0;
            unmetered += usage == null ? 1 : 0;
            if (usage != null) {
                total = total == null ? usage : total.plus(usage);
            }
            if (call.answeredModel() != null) {
                models.add(call.answeredModel());
            }
        }
        return calls.isEmpty()
                ? ModelUse.NONE
                : new ModelUse(
                        calls.size(),
                        replayed,
                        unmetered,
                        total == null ? null : total.inputTokens(),
                        total == null ? null : total.outputTokens(),
                        bill(calls),
                        List.copyOf(models));
    }

    private @Nullable Bill bill(List<LlmCall> calls) {
        PriceTable prices = session.knownPrices();
        if (prices == null) {
            return null;
        }
        BigDecimal sum = BigDecimal.ZERO;
        long unknown = 0;
        for (LlmCall call : calls) {
            Cost cost = prices.cost(call, LocalDate.now(ZoneOffset.UTC), Tariff.STANDARD);
            sum = cost instanceof Cost.Known known ? sum.add(known.amount()) : sum;
            unknown += cost instanceof Cost.Unknown ? 1 : 0;
        }
        return new Bill(sum, prices.currency(), calls.size(), unknown);
    }

    /** Tells whether the cases that have not run yet can no longer change the gate. */
    synchronized boolean canStop(long remainingCases) {
        endCase();
        return tally.canStop(remainingCases);
    }

    synchronized long finishedSamples() {
        return finished;
    }

    /** Judges what is in the book; the cases that are not are cases that did not run. */
    synchronized Judgement judge(boolean stoppedEarly) {
        endCase();
        return tally.judge(cases.planned(), 0, stoppedEarly).withBudgets(budgets.results());
    }

    /** Returns why green would mean nothing, as no check ever looked at an answer; null if it would. */
    synchronized @Nullable String untested() {
        return answersChecked && !answersRead
                ? "nothing was checked: samples passed, but no check ever read an answer;"
                        + " assert on answer.text(), answer.as(...) or answer.calls()"
                : null;
    }

    /** Returns why a whole run would mean nothing although all ran; null if it would. */
    synchronized @Nullable String untestedAsAWhole() {
        return faults.untested();
    }

    /** Enters the verdict; after it the book is closed. */
    synchronized void close(Conclusion conclusion, Judgement judgement, Partial partial) {
        closed = true;
        progress.close();
        if (conclusion.verdict() != judgement.verdict()) {
            notes.add(conclusion.firstLine());
        }
        notes.addAll(idleRules(judgement.counts(), partial));
        JournalException unwritten = session.ledger().flush();
        if (unwritten != null) {
            notes.add(unwritten.getMessage());
        }
        VerdictRecord row = VerdictRecord.of(
                        definition.identity(), golden(), judgement, partial != Partial.NO, startedAt, Instant.now())
                .concludedAs(conclusion.verdict(), notes());
        session.ledger().enter(() -> row);
    }

    /** Returns what to say of fixture rules that made no difference; what did not run whole may have needed them. */
    private List<String> idleRules(RunCounts counts, Partial partial) {
        boolean whole = partial == Partial.NO
                && counts.notRun() == 0
                && counts.samplesErrored() == 0
                && counts.samplesSkipped() == 0;
        return whole ? definition.calls().rules().idle(definition.calls().mode() == GatewayMode.RECORD) : List.of();
    }

    synchronized List<String> notes() {
        List<String> all = new ArrayList<>(cases.summary().warnings());
        all.addAll(notes);
        definition.inspectors().forEach(inspector -> all.addAll(inspector.notes()));
        all.addAll(faults.all());
        all.addAll(replays.all());
        return all;
    }

    /**
     * Closes a book that no verdict has closed.
     *
     * @return why that must fail the method: failures were tolerated in it, or a budget is broken; null if it need not
     */
    synchronized @Nullable String closeUndecided(Partial partial) {
        if (closed || finished == 0) {
            progress.close();
            return null;
        }
        Judgement judgement = judge(false);
        boolean tolerant = partial == Partial.NO
                && (definition.gated() || definition.plan().maxErrors() > 0);
        Conclusion conclusion = Conclusion.undecided(judgement, tolerant && failedSamples > 0);
        close(conclusion, judgement, judgement.counts().notRun() == 0 ? Partial.NO : Partial.BY_SELECTION);
        return conclusion.result() == Conclusion.Result.FAIL ? conclusion.message() : null;
    }
}

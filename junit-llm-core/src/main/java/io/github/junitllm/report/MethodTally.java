package io.github.junitllm.report;

import io.github.junitllm.journal.Counts;
import io.github.junitllm.journal.JournalRecord;
import io.github.junitllm.journal.ModelUse;
import io.github.junitllm.journal.SampleRecord;
import io.github.junitllm.journal.VerdictRecord;
import io.github.junitllm.report.MethodResult.Failing;
import io.github.junitllm.verdict.SampleVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the journal lines of one method in the order they were written: of a sample's lines the latest counts, of the
 * verdicts too, except that a partial one never replaces a whole one.
 */
final class MethodTally {

    /** How many failing cases are shown one by one. */
    static final int MAX_FAILING = 50;

    private static final int MAX_CHANGED = 20;

    private final SampleLedger ledger = new SampleLedger();
    private final Map<SampleVerdict, Long> seen = new EnumMap<>(SampleVerdict.class);
    private final Map<Long, Failing> failingSamples = new LinkedHashMap<>();
    private final Set<String> changedCases = new LinkedHashSet<>();
    private final RiskTally risks = new RiskTally();
    private final Set<String> modes = new TreeSet<>();
    private final Set<String> jvms = new TreeSet<>();
    private JournalRecord latest;
    private @Nullable VerdictRecord verdict;
    private ModelUse use = ModelUse.NONE;
    private @Nullable Duration task;
    private @Nullable Duration check;
    private Instant startedAt = Instant.MAX;
    private Instant finishedAt = Instant.MIN;

    MethodTally(JournalRecord first) {
        this.latest = first;
    }

    void add(String jvm, JournalRecord content) {
        jvms.add(jvm);
        latest = content;
        if (content instanceof SampleRecord sample) {
            add(sample);
        } else if (content instanceof VerdictRecord judged) {
            add(judged);
        }
    }

    private void add(SampleRecord sample) {
        long key = SampleLedger.key(sample.goldenCase().id(), sample.sample());
        SampleVerdict before = ledger.put(key, sample.verdict());
        seen.merge(sample.verdict(), 1L, Long::sum);
        if (before == null) {
            risks.add(sample.goldenCase().id(), sample.risks());
        } else {
            seen.merge(before, -1L, Long::sum);
            failingSamples.remove(key);
            if (before != sample.verdict() && changedCases.size() < MAX_CHANGED) {
                changedCases.add(sample.goldenCase().id());
            }
        }
        if (isFailing(sample.verdict()) && failingSamples.size() < MAX_FAILING) {
            failingSamples.put(key, failing(sample));
        }
        use = use.plus(sample.use());
        task = sum(task, sample.task());
        check = sum(check, sample.check());
        if (sample.mode() != null) {
            modes.add(sample.mode());
        }
        span(sample.startedAt(), sample.finishedAt());
    }

    private void add(VerdictRecord judged) {
        if (verdict == null || verdict.partial() || !judged.partial()) {
            verdict = judged;
        }
        span(judged.startedAt(), judged.finishedAt());
    }

    MethodResult result() {
        return new MethodResult(
                latest.method(),
                latest.golden(),
                verdict,
                new Counts(
                        seen(SampleVerdict.PASS),
                        seen(SampleVerdict.FAIL),
                        seen(SampleVerdict.ERROR),
                        seen(SampleVerdict.SKIPPED),
                        0),
                use,
                task,
                check,
                ledger.reruns(),
                ledger.changed(),
                List.copyOf(changedCases),
                failing(),
                verdict == null ? seen(SampleVerdict.FAIL) + seen(SampleVerdict.ERROR) : verdict.failingTotal(),
                risks.cases(),
                modes,
                jvms,
                startedAt,
                finishedAt);
    }

    private long seen(SampleVerdict sampleVerdict) {
        return seen.getOrDefault(sampleVerdict, 0L);
    }

    /** The verdict knows which cases fail; the samples know their scores. */
    private List<Failing> failing() {
        if (verdict == null) {
            return List.copyOf(failingSamples.values());
        }
        Map<String, Map<String, Double>> scores = new LinkedHashMap<>();
        failingSamples.values().forEach(sample -> scores.putIfAbsent(sample.id(), sample.scores()));
        List<Failing> failing = new ArrayList<>();
        for (VerdictRecord.FailingCase each : verdict.failing()) {
            if (failing.size() == MAX_FAILING) {
                break;
            }
            failing.add(new Failing(
                    each.id(),
                    each.source(),
                    each.verdict(),
                    each.passes(),
                    each.samples(),
                    each.message(),
                    scores.getOrDefault(each.id(), Map.of())));
        }
        return failing;
    }

    private static boolean isFailing(SampleVerdict sampleVerdict) {
        return sampleVerdict == SampleVerdict.FAIL || sampleVerdict == SampleVerdict.ERROR;
    }

    private static Failing failing(SampleRecord sample) {
        return new Failing(
                sample.goldenCase().id(),
                sample.goldenCase().source(),
                sample.verdict(),
                0,
                1,
                sample.message(),
                sample.scores());
    }

    private static @Nullable Duration sum(@Nullable Duration sum, @Nullable Duration next) {
        if (sum == null || next == null) {
            return sum == null ? next : sum;
        }
        return sum.plus(next);
    }

    private void span(Instant from, Instant to) {
        startedAt = from.isBefore(startedAt) ? from : startedAt;
        finishedAt = to.isAfter(finishedAt) ? to : finishedAt;
    }
}

package io.github.junitllm.report;

import io.github.junitllm.journal.Counts;
import io.github.junitllm.journal.ModelUse;
import io.github.junitllm.journal.RunIdentity;
import io.github.junitllm.risk.OwaspRisk;
import io.github.junitllm.spend.Spent;
import io.github.junitllm.verdict.GateVerdict;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a run found out, as far as its journals tell.
 *
 * @param run the run, seen from the JVM that reports
 * @param jvms how many JVMs wrote a journal
 * @param methods its methods, by class and then by start
 * @param spent what the run has spent of what it may; null if nobody set a limit
 * @param warnings what is wrong with the journals, each a full sentence
 */
record RunResult(
        RunIdentity run,
        int jvms,
        List<MethodResult> methods,
        @Nullable Spent spent,
        List<String> warnings) {

    /** Returns the same with what the run has spent. */
    RunResult withSpent(@Nullable Spent newSpent) {
        return new RunResult(run, jvms, methods, newSpent, warnings);
    }

    /** Returns how many methods have a verdict; with null, how many have none. */
    long count(@Nullable GateVerdict verdict) {
        return methods.stream()
                .map(method ->
                        method.verdict() == null ? null : method.verdict().verdict())
                .filter(found -> found == verdict)
                .count();
    }

    /** Returns the cases of all judged methods. */
    Counts cases() {
        return sum(method ->
                method.verdict() == null ? Counts.NONE : method.verdict().cases());
    }

    Counts samples() {
        return sum(MethodResult::samples);
    }

    ModelUse use() {
        return methods.stream().map(MethodResult::use).reduce(ModelUse.NONE, ModelUse::plus);
    }

    /** Returns how many cases exercised each risk; empty when nothing looked for any. */
    Map<OwaspRisk, Long> risks() {
        Map<OwaspRisk, Long> risks = new EnumMap<>(OwaspRisk.class);
        for (MethodResult method : methods) {
            method.risks().forEach((risk, cases) -> risks.merge(risk, cases, Long::sum));
        }
        return risks;
    }

    Instant startedAt() {
        return methods.stream()
                .map(MethodResult::startedAt)
                .min(Comparator.naturalOrder())
                .orElse(run.startedAt());
    }

    Instant finishedAt() {
        return methods.stream()
                .map(MethodResult::finishedAt)
                .max(Comparator.naturalOrder())
                .orElse(run.startedAt());
    }

    private Counts sum(Function<MethodResult, Counts> part) {
        return methods.stream().map(part).reduce(Counts.NONE, Counts::plus);
    }
}

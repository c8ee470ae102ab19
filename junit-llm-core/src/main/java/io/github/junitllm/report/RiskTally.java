package io.github.junitllm.report;

import io.github.junitllm.risk.OwaspRisk;
import java.util.EnumMap;
import java.util.Map;

/** Counts the cases of a method that exercised each risk. Samples of one case follow each other in a journal. */
final class RiskTally {

    private final Map<OwaspRisk, Long> cases = new EnumMap<>(OwaspRisk.class);
    private final Map<OwaspRisk, String> latest = new EnumMap<>(OwaspRisk.class);

    void add(String caseId, Iterable<OwaspRisk> risks) {
        for (OwaspRisk risk : risks) {
            if (!caseId.equals(latest.put(risk, caseId))) {
                cases.merge(risk, 1L, Long::sum);
            }
        }
    }

    Map<OwaspRisk, Long> cases() {
        return cases.isEmpty() ? Map.of() : new EnumMap<>(cases);
    }
}

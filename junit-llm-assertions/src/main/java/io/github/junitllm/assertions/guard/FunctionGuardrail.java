package io.github.junitllm.assertions.guard;

import io.github.junitllm.risk.OwaspRisk;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

record FunctionGuardrail(String name, Set<OwaspRisk> risks, Function<String, List<Finding>> function)
        implements Guardrail {

    FunctionGuardrail {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(function, "function");
        if (risks.isEmpty()) {
            throw new IllegalArgumentException("the guardrail \"" + name + "\" names no risk; give it one or more");
        }
        // In the order of the list, so that tables are the same in every run.
        risks = Collections.unmodifiableSet(EnumSet.copyOf(risks));
    }

    static Set<OwaspRisk> risks(Collection<Guardrail> guardrails) {
        Set<OwaspRisk> risks = EnumSet.noneOf(OwaspRisk.class);
        guardrails.forEach(guardrail -> risks.addAll(guardrail.risks()));
        return risks;
    }

    @Override
    public List<Finding> inspect(String text) {
        List<Finding> findings = new ArrayList<>(function.apply(text));
        findings.sort(Finding.IN_TEXT);
        return List.copyOf(findings);
    }

    @Override
    public String toString() {
        return name;
    }
}

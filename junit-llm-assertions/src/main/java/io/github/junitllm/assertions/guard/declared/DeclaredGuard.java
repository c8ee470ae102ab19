package io.github.junitllm.assertions.guard.declared;

import io.github.junitllm.assertions.guard.Guardrail;
import io.github.junitllm.assertions.guard.GuardrailSuppliers;
import io.github.junitllm.assertions.guard.Severity;
import io.github.junitllm.assertions.guard.call.CallFinding;
import io.github.junitllm.assertions.guard.call.CallGuardrails;
import io.github.junitllm.assertions.guard.call.Traffic;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.eval.InspectedSample;
import io.github.junitllm.eval.SampleInspector;
import io.github.junitllm.risk.ExercisedRisks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** One {@link Guard} at work. */
final class DeclaredGuard implements SampleInspector {

    private final List<Guardrail> guardrails;
    private final Set<Traffic> traffic;
    private final boolean callsOptional;

    private DeclaredGuard(List<Guardrail> guardrails, Set<Traffic> traffic, boolean callsOptional) {
        this.guardrails = guardrails;
        this.traffic = traffic;
        this.callsOptional = callsOptional;
    }

    /**
     * Makes what is declared.
     *
     * @param callsOptional whether samples may make no call, whatever the annotation says
     * @throws IllegalArgumentException if that is wrong
     */
    static DeclaredGuard of(Guard declared, boolean callsOptional) {
        if (declared.value().length == 0 || declared.on().length == 0) {
            throw new IllegalArgumentException(
                    "@Guard needs a guardrail and a part of the call to look at; it would be green whatever comes");
        }
        List<Guardrail> guardrails = Arrays.stream(declared.value())
                .map(type -> made(type, declared))
                .toList();
        Set<Traffic> traffic = EnumSet.copyOf(Arrays.asList(declared.on()));
        return new DeclaredGuard(guardrails, traffic, callsOptional || declared.callsOptional());
    }

    private static Guardrail made(Class<? extends Supplier<? extends Guardrail>> type, Guard declared) {
        try {
            Guardrail guardrail = GuardrailSuppliers.made(type);
            Guardrail severe = declared.from() == Severity.LOW ? guardrail : guardrail.from(declared.from());
            return declared.confidence() == 0 ? severe : severe.fromConfidence(declared.confidence());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("@Guard: " + e.getMessage(), e);
        }
    }

    @Override
    public void inspect(InspectedSample sample) {
        List<LlmCall> calls = sample.calls();
        if (calls.isEmpty()) {
            if (callsOptional) {
                return;
            }
            throw new IllegalStateException(
                    "@Guard had nothing to look at: the sample made no call of the model through the gateway. Have the"
                            + " application call the URLs of LlmGateway; where an @LlmTask does, let the method declare an"
                            + " LlmAnswer; where it may answer without the model, say @Guard(callsOptional = true).");
        }
        if (calls.stream().allMatch(LlmCall::failed)) {
            throw new IllegalStateException(
                    "@Guard saw no answer of the model: every call of the sample failed, the last" + " one with status "
                            + calls.get(calls.size() - 1).status() + ".");
        }
        List<String> found = new ArrayList<>();
        for (Guardrail guardrail : guardrails) {
            for (int i = 0; i < calls.size(); i++) {
                for (Traffic part : traffic) {
                    List<CallFinding> findings = CallGuardrails.inspect(calls.get(i), part, guardrail);
                    if (!findings.isEmpty()) {
                        found.add("expected " + part + " of call " + (i + 1) + " of " + calls.size() + " to contain no "
                                + guardrail.name() + ", but found " + CallGuardrails.told(findings));
                    }
                }
            }
            // Only now: one that could not tell has exercised nothing.
            ExercisedRisks.note(guardrail.risks());
        }
        if (!found.isEmpty()) {
            throw new AssertionError(String.join("\n", found));
        }
    }
}

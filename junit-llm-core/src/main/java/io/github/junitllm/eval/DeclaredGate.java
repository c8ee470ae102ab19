package io.github.junitllm.eval;

import io.github.junitllm.verdict.PassRateGate;
import org.apiguardian.api.API;

/**
 * A gate as an annotation declares it.
 *
 * @param onInconclusive what becomes of the build when the claim can be neither confirmed nor refuted
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record DeclaredGate(PassRateGate gate, Inconclusive onInconclusive) {

    static DeclaredGate of(PassRate declared) {
        return new DeclaredGate(
                new PassRateGate(
                        declared.value(),
                        declared.claim(),
                        declared.confidence(),
                        declared.bound(),
                        declared.slice(),
                        declared.measure(),
                        declared.k()),
                declared.onInconclusive());
    }
}

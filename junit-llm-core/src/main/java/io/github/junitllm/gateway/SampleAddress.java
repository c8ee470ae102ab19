package io.github.junitllm.gateway;

import org.apiguardian.api.API;

/**
 * Whose calls they are: one sample of one case of one eval.
 *
 * @param eval the eval method, {@code com.acme.RefundEvals/answersRefundQuestions}; becomes the fixture's folder
 * @param caseId id of the golden case; becomes the fixture's file name
 * @param sample number of the sample, from 1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record SampleAddress(String eval, String caseId, int sample) {

    public SampleAddress {
        if (eval.isBlank() || caseId.isBlank()) {
            throw new IllegalArgumentException(
                    "A sample needs the eval and the case it belongs to: " + eval + ", " + caseId);
        }
        if (sample < 1) {
            throw new IllegalArgumentException("Samples are numbered from 1, not " + sample);
        }
    }

    @Override
    public String toString() {
        return eval + ", case " + caseId + ", sample " + sample;
    }
}

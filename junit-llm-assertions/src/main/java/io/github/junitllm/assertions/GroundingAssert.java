package io.github.junitllm.assertions;

import io.github.junitllm.assertions.retrieval.GroundedAnswer;
import io.github.junitllm.assertions.retrieval.GroundingChecks;
import org.apiguardian.api.API;

/**
 * Assertions about how an answer rests on its documents; what each of them asks exactly stands at its check in
 * {@link GroundingChecks}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class GroundingAssert extends CheckAssert<GroundingAssert, GroundedAnswer> {

    /** Begins assertions; {@link LlmAssertions} reads better. */
    public GroundingAssert(GroundedAnswer actual) {
        super(actual, GroundingAssert.class);
    }

    /** Verifies that the answer cites a document it was given. */
    public GroundingAssert cites() {
        return passes(GroundingChecks.cites());
    }

    /** Verifies that the answer cites this document. */
    public GroundingAssert cites(String id) {
        return passes(GroundingChecks.cites(id));
    }

    /** Verifies that each citation points to a document it was given. */
    public GroundingAssert inventsNoCitation() {
        return passes(GroundingChecks.inventsNoCitation());
    }

    /** Verifies that what stands in double quotes stands so in the documents. */
    public GroundingAssert inventsNoQuote() {
        return passes(GroundingChecks.inventsNoQuote());
    }

    /** Verifies that each number stands in the documents. */
    public GroundingAssert inventsNoNumber() {
        return passes(GroundingChecks.inventsNoNumber());
    }

    /** Verifies that each name, as capitals tell one, stands in the documents. */
    public GroundingAssert inventsNoName() {
        return passes(GroundingChecks.inventsNoName());
    }

    @Override
    protected String subject() {
        return "the answer";
    }
}

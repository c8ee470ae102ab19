package io.github.junitllm.assertions;

import io.github.junitllm.assertions.fault.Coping;
import io.github.junitllm.assertions.fault.CopingChecks;
import io.github.junitllm.assertions.prose.Amount;
import java.time.Duration;
import org.apiguardian.api.API;

/**
 * Assertions on what an application makes of faults; what each of them asks exactly stands at its check in {@link
 * CopingChecks}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class CopingAssert extends CheckAssert<CopingAssert, Coping> {

    /** Begins assertions; {@link LlmAssertions} reads better. */
    public CopingAssert(Coping actual) {
        super(actual, CopingAssert.class);
    }

    @Override
    protected String subject() {
        return "the application";
    }

    /** Verifies that the application answered although no model did, see {@link CopingChecks#answersByItself()}. */
    public CopingAssert answersByItself() {
        return passes(CopingChecks.answersByItself());
    }

    /** Verifies which model answered in the end, see {@link CopingChecks#answersByModel(String)}. */
    public CopingAssert answersByModel(String model) {
        return passes(CopingChecks.answersByModel(model));
    }

    /** Verifies how many calls were made, see {@link CopingChecks#makesCalls(Amount)}. */
    public CopingAssert makesCalls(Amount amount) {
        return passes(CopingChecks.makesCalls(amount));
    }

    /** Verifies that waits were kept, see {@link CopingChecks#backsOffAsAsked()}. */
    public CopingAssert backsOffAsAsked() {
        return passes(CopingChecks.backsOffAsAsked());
    }

    /** Verifies that a stalled answer was not waited for, see {@link CopingChecks#givesUpWithin(Duration)}. */
    public CopingAssert givesUpWithin(Duration limit) {
        return passes(CopingChecks.givesUpWithin(limit));
    }

    /** Verifies that all came in the end, see {@link CopingChecks#losesNothing()}. */
    public CopingAssert losesNothing() {
        return passes(CopingChecks.losesNothing());
    }

    /** Verifies what the user does not see, see {@link CopingChecks#showsNoInternals()}. */
    public CopingAssert showsNoInternals() {
        return passes(CopingChecks.showsNoInternals());
    }
}

package io.github.junitllm.assertions;

import io.github.junitllm.assertions.call.CallChecks;
import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.prose.Amount;
import io.github.junitllm.call.LlmCall;
import java.util.List;
import org.apiguardian.api.API;

/** Assertions on the calls of a model that belong together, in the order in which they began. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class CallsAssert extends CheckAssert<CallsAssert, List<LlmCall>> {

    /** Begins assertions; {@link LlmAssertions} reads better. */
    public CallsAssert(List<LlmCall> actual) {
        super(actual, CallsAssert.class);
    }

    @Override
    protected String subject() {
        return "the calls";
    }

    /** Verifies how many calls were retries, see {@link CallChecks#retries(Amount)}. */
    public CallsAssert haveRetries(Amount amount) {
        return passes(CallChecks.retries(amount));
    }

    /** Verifies that every call passes a check, see {@link CallChecks#every(Check)}. */
    public CallsAssert eachPasses(Check<? super LlmCall> check) {
        return passes(CallChecks.every(check));
    }
}

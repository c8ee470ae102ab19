package io.github.junitllm.fault;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Endpoints without a conversation, such as embeddings, and unknown ones, which mostly are like those of OpenAI. */
record DataDialect(ProviderErrors errors) implements Dialect {

    @Override
    public ErrorText error(Fault fault, FaultedRequest asked, @Nullable Duration retryAfter) {
        return errors.error(fault, asked, retryAfter);
    }

    @Override
    public boolean streams(FaultedRequest asked) {
        return false;
    }

    @Override
    public @Nullable String firstTool(FaultedRequest asked) {
        return null;
    }

    @Override
    public Spoken say(MadeUpAnswer said, FaultedRequest asked) {
        throw new UnfitFaultException("an answer to " + asked.request().pathOnly()
                + " has no text that could go wrong: take a fault that is an error, or one of the connection");
    }
}

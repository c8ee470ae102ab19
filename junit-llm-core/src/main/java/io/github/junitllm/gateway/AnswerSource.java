package io.github.junitllm.gateway;

import io.github.junitllm.call.RawAnswer;
import io.github.junitllm.call.RawRequest;
import io.github.junitllm.call.WireProtocol;
import io.github.junitllm.fixture.CanonicalRequest;
import io.github.junitllm.fixture.FixtureException;
import io.github.junitllm.fixture.Interaction;
import io.github.junitllm.fixture.Redactor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where the answer to a call comes from, as the mode of its sample says. */
sealed interface AnswerSource {

    /** From the fixture; the facts of the call are written down already. */
    record Recorded(RawAnswer answer) implements AnswerSource {}

    /** From nowhere: the call is a problem of its sample. */
    record Missing(String problem) implements AnswerSource {}

    /**
     * From the model.
     *
     * @param recording how the call is recorded; {@code null} when it is not
     */
    record Model(Relay.@Nullable Recording recording) implements AnswerSource {}

    /**
     * Finds the source and, unless it is the model, settles the call.
     *
     * @param redactor what is taken out before the request is looked up or recorded
     */
    static AnswerSource of(OpenCall call, RawRequest raw, Supplier<Redactor> redactor) {
        GatewayMode mode = call.sample().mode();
        if (mode == GatewayMode.LIVE) {
            return new Model(null);
        }
        Redactor secrets = redactor.get();
        CanonicalRequest canonical = CanonicalRequest.of(raw, secrets);
        if (mode != GatewayMode.RECORD) {
            Interaction recorded;
            try {
                recorded = call.sample().next(canonical);
            } catch (FixtureException broken) {
                return missing(call, String.valueOf(broken.getMessage()));
            }
            if (recorded != null) {
                // The facts are there before the client has the answer, so that it never sees them missing.
                call.answered(WireProtocol.call(raw, recorded.answer(), true));
                call.settle();
                return new Recorded(recorded.answer());
            }
            if (mode == GatewayMode.REPLAY) {
                return missing(call, call.sample().miss(canonical));
            }
        }
        return new Model(new Relay.Recording(canonical, secrets));
    }

    private static Missing missing(OpenCall call, String problem) {
        call.problem(problem);
        call.settle();
        return new Missing(problem);
    }
}

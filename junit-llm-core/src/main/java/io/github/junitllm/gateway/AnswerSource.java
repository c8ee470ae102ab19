package io.github.junitllm.gateway;

import io.github.junitllm.call.RawAnswer;
import io.github.junitllm.call.RawRequest;
import io.github.junitllm.call.WireProtocol;
import io.github.junitllm.fixture.CanonicalRequest;
import io.github.junitllm.fixture.FixtureException;
import io.github.junitllm.fixture.FixtureRules;
import io.github.junitllm.fixture.Interaction;
import io.github.junitllm.fixture.Redaction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where the answer to a call comes from, as the mode of its sample says. */
sealed interface AnswerSource {

    String MISS = "junit_llm_fixture_miss";
    String KEPT_OUT = "junit_llm_kept_out";
    String NO_MONEY = "junit_llm_max_spend";

    /** From the fixture. */
    record Recorded(RawAnswer answer) implements AnswerSource {

        /** Adds the call to its sample; its facts are read when somebody asks for them, and not ahead of the answer. */
        void tell(OpenCall call, RawRequest told) {
            call.answered(() -> WireProtocol.call(told, answer, true));
        }
    }

    /**
     * From nowhere.
     *
     * @param code of the kind of problem, as clients are sent it
     */
    record Missing(String code, String problem) implements AnswerSource {}

    /**
     * From the model.
     *
     * @param recording how the call is recorded; {@code null} when it is not
     */
    record Model(Relay.@Nullable Recording recording) implements AnswerSource {}

    /**
     * Finds the source and, if there is none, settles the call. A call without a recording is a problem of its sample,
     * but for those that a filter keeps out.
     *
     * @param told the request as calls and messages tell it: without credentials in its query
     * @param secrets what is taken out before the request is looked up or recorded
     * @param client tells who asks, empty if that is not known; asked when the call is recorded
     */
    static AnswerSource of(OpenCall call, RawRequest raw, RawRequest told, Redaction secrets, Supplier<String> client) {
        SampleGateway sample = call.sample();
        GatewayMode mode = sample.mode();
        FixtureRules rules = sample.options().rules();
        if (mode == GatewayMode.LIVE && !rules.filter()) {
            return new Model(null);
        }
        Redaction redaction = secrets.and(rules);
        CanonicalRequest canonical;
        String filter;
        Interaction recorded;
        try {
            canonical = CanonicalRequest.of(raw, redaction);
            filter = rules.keptOutBy(canonical);
            recorded = filter == null ? recorded(sample, canonical) : null;
        } catch (FixtureException broken) {
            return missing(call, String.valueOf(broken.getMessage()));
        }
        if (filter != null) {
            call.keepOut();
            return mode != GatewayMode.REPLAY
                    ? new Model(null)
                    : new Missing(
                            KEPT_OUT,
                            told.method() + ' ' + told.pathOnly() + " has no recorded answer: the " + filter
                                    + " keeps such calls out of the fixtures.");
        }
        if (recorded != null) {
            return new Recorded(recorded.answer());
        }
        if (mode == GatewayMode.REPLAY) {
            return missing(call, sample.replay().miss(canonical));
        }
        if (!mode.records()) {
            return new Model(null);
        }
        try {
            return new Model(new Relay.Recording(canonical, redaction, redaction.text(client.get())));
        } catch (FixtureException broken) {
            return missing(call, String.valueOf(broken.getMessage()));
        }
    }

    /** Returns the recorded answer to a request; null if the mode looks for none, or there is none. */
    private static @Nullable Interaction recorded(SampleGateway sample, CanonicalRequest request) {
        if (sample.mode().reads()) {
            return sample.replay().next(request);
        }
        if (sample.mode().records()) {
            // Replay will look it up: what fails there had better fail here.
            sample.options().rules().key(request);
        }
        return null;
    }

    private static Missing missing(OpenCall call, String problem) {
        call.problem(problem);
        call.settle();
        return new Missing(MISS, problem);
    }
}

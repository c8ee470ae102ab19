package io.github.junitllm.gateway;

import io.github.junitllm.call.RawRequest;
import io.github.junitllm.call.WireProtocol;
import io.github.junitllm.fixture.CanonicalRequest;
import io.github.junitllm.fixture.FixtureException;
import io.github.junitllm.fixture.FixtureRules;
import io.github.junitllm.fixture.Interaction;
import io.github.junitllm.fixture.Redaction;
import io.github.junitllm.gateway.http.Handler;
import io.github.junitllm.gateway.http.Request;
import io.github.junitllm.gateway.http.Responder;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Brings each request to the sample its URL names and answers it as the sample's mode says. */
final class Router implements Handler {

    private static final String MISS = "junit_llm_fixture_miss";
    private static final String KEPT_OUT = "junit_llm_kept_out";
    private static final String NO_SAMPLE = "junit_llm_no_sample";
    private static final String BROKEN = "junit_llm_gateway_failed";

    private final Gateway gateway;
    private final Relay relay;

    Router(Gateway gateway, Relay relay) {
        this.gateway = gateway;
        this.relay = relay;
    }

    @Override
    public void handle(Request request, Responder responder) throws IOException {
        Route route = Route.of(request.target());
        RawRequest raw =
                new RawRequest(request.method(), route.path(), request.headers().first("content-type"), request.body());
        SampleGateway sample = gateway.sample(route.token());
        OpenCall call = sample == null ? null : sample.begin();
        if (call == null) {
            String message = gateway.noSample(route, request.method());
            gateway.problem(message);
            ClientAnswers.refuse(raw, NO_SAMPLE, message, responder);
            return;
        }
        complete(call, route.provider(), raw, request, responder);
    }

    /**
     * Answers a call that belongs to a sample, whatever happens.
     *
     * @param provider whom the URL names, if it names any
     */
    void complete(OpenCall call, @Nullable String provider, RawRequest raw, Request request, Responder responder)
            throws IOException {
        try {
            answer(call, provider, raw, request, responder);
        } catch (RuntimeException | Error unexpected) {
            fail(call, raw, unexpected, responder);
        } finally {
            call.settle();
        }
    }

    @Override
    public void refused(String problem) {
        gateway.problem(problem);
    }

    private void answer(OpenCall call, @Nullable String provider, RawRequest raw, Request request, Responder responder)
            throws IOException {
        GatewayMode mode = call.sample().mode();
        FixtureRules rules = call.sample().options().rules();
        Redaction secrets = gateway.secrets().redaction(request.headers());
        RawRequest told = raw.withPath(secrets.path(raw.path()));
        Relay.Question question = new Relay.Question(provider, raw, told, request.headers());
        if (mode == GatewayMode.LIVE && !rules.filter()) {
            relay.answer(call, question, null, responder);
            return;
        }
        Redaction redaction = secrets.and(rules);
        CanonicalRequest canonical;
        String filter;
        Interaction recorded;
        try {
            canonical = CanonicalRequest.of(raw, redaction);
            filter = rules.keptOutBy(canonical);
            recorded = filter == null ? recorded(call.sample(), canonical) : null;
        } catch (FixtureException broken) {
            refuse(call, raw, String.valueOf(broken.getMessage()), responder);
            return;
        }
        if (filter != null) {
            keepOut(call, question, filter, responder);
        } else if (recorded != null) {
            // The facts are there before the client has the answer, so that it never sees them missing.
            call.answered(WireProtocol.call(told, recorded.answer(), true));
            call.settle();
            ClientAnswers.replay(recorded.answer(), call.sample().options().pacing(), responder);
        } else if (mode == GatewayMode.REPLAY) {
            refuse(call, raw, call.sample().miss(canonical), responder);
        } else {
            String client = redaction.text(ClientName.of(request.headers().first("user-agent")));
            Relay.Recording recording = mode.records() ? new Relay.Recording(canonical, redaction, client) : null;
            relay.answer(call, question, recording, responder);
        }
    }

    /** Returns the recorded answer to a request; null if the mode looks for none, or there is none. */
    private static @Nullable Interaction recorded(SampleGateway sample, CanonicalRequest request) {
        if (sample.mode().reads()) {
            return sample.next(request);
        }
        if (sample.mode().records()) {
            // Replay will look it up: what fails there had better fail here.
            sample.options().rules().key(request);
        }
        return null;
    }

    private void keepOut(OpenCall call, Relay.Question question, String filter, Responder responder)
            throws IOException {
        call.keepOut();
        if (call.sample().mode() == GatewayMode.REPLAY) {
            String message = question.told().method() + ' ' + question.told().pathOnly()
                    + " has no recorded answer: the " + filter + " keeps such calls out of the fixtures.";
            ClientAnswers.refuse(question.raw(), KEPT_OUT, message, responder);
        } else {
            relay.answer(call, question, null, responder);
        }
    }

    private static void refuse(OpenCall call, RawRequest raw, String problem, Responder responder) throws IOException {
        call.problem(problem);
        call.settle();
        ClientAnswers.refuse(raw, MISS, problem, responder);
    }

    /** Even a defect of the gateway itself is an error of the sample, never a silent gap. */
    private static void fail(OpenCall call, RawRequest raw, Throwable unexpected, Responder responder)
            throws IOException {
        String message = "The gateway failed on " + raw.method() + ' ' + raw.pathOnly() + " of "
                + call.sample().address() + ": " + unexpected;
        call.problem(message);
        call.settle();
        if (responder.begun()) {
            responder.reset();
        } else {
            ClientAnswers.refuse(raw, BROKEN, message, responder);
        }
    }
}

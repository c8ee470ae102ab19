package io.github.junitllm.gateway;

import io.github.junitllm.call.RawRequest;
import io.github.junitllm.fixture.Redaction;
import io.github.junitllm.gateway.http.Handler;
import io.github.junitllm.gateway.http.Request;
import io.github.junitllm.gateway.http.Responder;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Brings each request to the sample its URL names and answers it as the sample's mode says. */
final class Router implements Handler {

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
        OpenCall call = sample == null ? null : sample.begin(request.headers()::first);
        if (call == null) {
            String message = gateway.refuse(route, request.method());
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
        Redaction secrets = gateway.secrets().redaction(request.headers());
        RawRequest told = raw.withPath(secrets.path(raw.path()));
        FaultCourse.Hit hit = FaultedAnswers.of(call, raw, request.headers(), secrets);
        if (hit != null) {
            FaultedAnswers.answer(call, hit, raw, told, secrets, responder);
            return;
        }
        AnswerSource source = AnswerSource.of(
                call, raw, told, secrets, () -> ClientName.of(request.headers().first("user-agent")));
        if (source instanceof AnswerSource.Recorded recorded) {
            GatewaySettings.Pacing pacing = call.sample().options().pacing();
            recorded.tell(call, told);
            if (pacing != GatewaySettings.Pacing.REAL) {
                // All is known; a sample that ends as soon as its client has the answer need not wait for this thread.
                call.settle();
            }
            ClientAnswers.replay(recorded.answer(), pacing, responder);
        } else if (source instanceof AnswerSource.Missing missing) {
            ClientAnswers.refuse(raw, missing.code(), missing.problem(), responder);
        } else if (source instanceof AnswerSource.Model model) {
            Relay.Question question = new Relay.Question(provider, raw, told, request.headers());
            relay.answer(call, question, model.recording(), responder);
        }
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

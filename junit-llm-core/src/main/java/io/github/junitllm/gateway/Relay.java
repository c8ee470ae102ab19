package io.github.junitllm.gateway;

import io.github.junitllm.call.RawAnswer;
import io.github.junitllm.call.RawRequest;
import io.github.junitllm.fixture.CanonicalRequest;
import io.github.junitllm.fixture.Redactor;
import io.github.junitllm.gateway.http.Headers;
import io.github.junitllm.gateway.http.Responder;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes one call to the provider and the answer back to the client as it arrives; keeps it for the fixture if asked. */
final class Relay {

    /** How a call is recorded: what it is stored under, and what is taken out of its answer. */
    record Recording(CanonicalRequest request, Redactor redactor) {}

    private static final String UPSTREAM_FAILED = "junit_llm_upstream_failed";

    private final Upstream upstream;
    private final GatewaySettings settings;
    private final RetryPolicy retries;

    Relay(Upstream upstream, GatewaySettings settings) {
        this.upstream = upstream;
        this.settings = settings;
        this.retries = new RetryPolicy(settings.limits());
    }

    /**
     * Answers a call from the provider.
     *
     * @param provider whom the URL names, if it names any
     * @param recording how to record it; {@code null} when it is not
     */
    void answer(
            OpenCall call,
            @Nullable String provider,
            RawRequest request,
            Headers headers,
            @Nullable Recording recording,
            Responder responder)
            throws IOException {
        URI base = settings.upstreams().of(provider).orElse(null);
        if (base == null) {
            fail(
                    call,
                    request,
                    "of " + provider,
                    "nobody said where it is: set junit.llm.upstream." + provider,
                    1,
                    responder);
            return;
        }
        boolean again = recording != null && !call.sample().options().recordErrors();
        int attempts = again ? settings.limits().attempts() : 1;
        for (int attempt = 1; ; attempt++) {
            long start = System.nanoTime();
            Upstream.Answer answer = null;
            String failure;
            try {
                answer = sendOnce(call, base, request, headers);
                if (!again || !RetryPolicy.isTransient(answer.status())) {
                    new AnswerRelay(call, base, request, recording, responder, start).relay(answer);
                    return;
                }
                answer.body().cancel();
                failure = "it answered " + answer.status();
            } catch (IOException broken) {
                failure = String.valueOf(broken.getMessage() == null ? broken : broken.getMessage());
                attempts = RetryPolicy.isTransient(broken) ? attempts : attempt;
            }
            if (attempt >= attempts || call.aborted()) {
                fail(call, request, "from " + base, failure, attempt, responder);
                return;
            }
            pause(retries.delay(attempt, answer));
        }
    }

    private Upstream.Answer sendOnce(OpenCall call, URI base, RawRequest request, Headers headers) throws IOException {
        try {
            return upstream.send(base, request, headers, call);
        } catch (IOException failure) {
            if (RetryPolicy.isPoolRace(failure)) {
                return upstream.send(base, request, headers, call);
            }
            throw failure;
        }
    }

    private void fail(OpenCall call, RawRequest request, String from, String failure, int attempts, Responder responder)
            throws IOException {
        String message = new AnswerKeeper(call, request, from, null)
                .fail(failure + (attempts > 1 ? " (tried " + attempts + " times)" : ""));
        ClientAnswers.refuse(request, UPSTREAM_FAILED, message, responder);
    }

    private static void pause(Duration delay) throws IOException {
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("the gateway was stopped", stopped);
        }
    }

    /** The way back of one answer. */
    private static final class AnswerRelay {

        private final AnswerKeeper keeper;
        private final RawRequest request;
        private final @Nullable Recording recording;
        private final Responder responder;
        private final ArrivedBody arrived;
        private boolean clientGone;

        AnswerRelay(
                OpenCall call,
                URI base,
                RawRequest request,
                @Nullable Recording recording,
                Responder responder,
                long startNanos) {
            this.keeper = new AnswerKeeper(call, request, "of " + base, recording);
            this.request = request;
            this.recording = recording;
            this.responder = responder;
            this.arrived = new ArrivedBody(startNanos);
        }

        void relay(Upstream.Answer answer) throws IOException {
            long headMicros = arrived.now();
            RawAnswer.End end = RawAnswer.End.COMPLETE;
            String failure = null;
            try {
                passOn(answer);
            } catch (IOException broken) {
                failure = String.valueOf(broken.getMessage());
                end = failure.contains("reset") ? RawAnswer.End.RESET : RawAnswer.End.CUT;
            }
            RawAnswer whole = arrived.answer(answer.status(), kept(answer), headMicros, end);
            keeper.keep(whole, failure);
            if (!responder.begun()) {
                toClient(() -> ClientAnswers.refuse(
                        request, UPSTREAM_FAILED, "The provider broke its answer off.", responder));
            } else if (end == RawAnswer.End.COMPLETE) {
                toClient(responder::end);
            } else if (end == RawAnswer.End.RESET) {
                responder.reset();
            } else {
                responder.cut();
            }
        }

        private void passOn(Upstream.Answer answer) throws IOException {
            Headers headers = answer.forClient();
            long length = answer.headers().firstValueAsLong("content-length").orElse(-1);
            if (answer.header("content-encoding") != null) {
                // Compressed although nobody asked: unpacked as a whole, since fixtures hold text only.
                byte[] body = ContentEncoding.decode(answer, arrived::add);
                Headers plain = new Headers();
                headers.forEach((name, value) -> {
                    if (!name.equals("content-encoding")) {
                        plain.add(name, value);
                    }
                });
                toClient(() -> responder.begin(answer.status(), plain, body.length));
                toClient(() -> responder.write(body));
                return;
            }
            toClient(() -> responder.begin(answer.status(), headers, length));
            toClient(responder::flush);
            for (byte[] piece = answer.body().next();
                    piece != null;
                    piece = answer.body().next()) {
                arrived.add(piece);
                byte[] bytes = piece;
                toClient(() -> responder.write(bytes));
            }
        }

        /** Writes to a client that may be gone; the rest of the answer is then still read, so that it can be recorded. */
        private void toClient(ClientWrite write) throws IOException {
            if (clientGone) {
                return;
            }
            try {
                write.run();
            } catch (IOException gone) {
                clientGone = true;
                if (recording == null) {
                    throw gone;
                }
            }
        }

        private static Map<String, String> kept(Upstream.Answer answer) {
            Map<String, String> kept = new LinkedHashMap<>();
            for (String name : Redactor.KEPT_HEADERS) {
                String value = answer.header(name);
                if (value != null) {
                    kept.put(name, value);
                }
            }
            return kept;
        }
    }

    /** Something written to the client. */
    private interface ClientWrite {
        void run() throws IOException;
    }
}

package io.github.junitllm.gateway;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.RawAnswer;
import io.github.junitllm.call.RawRequest;
import io.github.junitllm.call.WireProtocol;
import io.github.junitllm.fixture.CanonicalRequest;
import io.github.junitllm.fixture.KeptHeaders;
import io.github.junitllm.fixture.Redaction;
import io.github.junitllm.gateway.http.Headers;
import io.github.junitllm.gateway.http.Responder;
import io.github.junitllm.spend.SpendException;
import io.github.junitllm.spend.SpendLimit;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes one call to the provider and the answer back to the client as it arrives; keeps it for the fixture if asked. */
final class Relay {

    /**
     * What a client asked.
     *
     * @param provider whom the URL names, if it names any
     * @param raw as it is sent on
     * @param told as calls and messages tell it: without credentials in its query
     */
    record Question(@Nullable String provider, RawRequest raw, RawRequest told, Headers headers) {

        @Override
        public String toString() {
            return told.method() + ' ' + told.path();
        }
    }

    /** How a call is recorded: what it is stored under, what is taken out of its answer, and who asks. */
    record Recording(CanonicalRequest request, Redaction redaction, String client) {}

    private static final String UPSTREAM_FAILED = "junit_llm_upstream_failed";

    private final Upstream upstream;
    private final GatewaySettings settings;
    private final RetryPolicy retries;
    private final Supplier<SpendLimit> spend;

    Relay(Upstream upstream, GatewaySettings settings, Supplier<SpendLimit> spend) {
        this.upstream = upstream;
        this.settings = settings;
        this.spend = spend;
        this.retries = new RetryPolicy(settings.limits());
    }

    /**
     * Answers a call from the provider.
     *
     * @param recording how to record it; {@code null} when it is not
     */
    void answer(OpenCall call, Question question, @Nullable Recording recording, Responder responder)
            throws IOException {
        String provider = question.provider();
        URI base = settings.upstreams().of(provider).orElse(null);
        if (base == null) {
            String failure = "nobody said where it is: set junit.llm.upstream." + provider;
            fail(call, question, "of " + provider, failure, 1, responder);
            return;
        }
        boolean again = recording != null && !call.sample().options().recordErrors();
        int attempts = again ? settings.limits().attempts() : 1;
        for (int attempt = 1; ; attempt++) {
            Upstream.Answer answer = null;
            String failure;
            try (SpendLimit.Hold hold = spend.get().reserve(question::raw, call::aborted)) {
                try {
                    answer = sendOnce(call, base, question);
                } catch (IOException broken) {
                    if (RetryPolicy.neverArrived(broken)) {
                        hold.notMade();
                    }
                    throw broken;
                }
                if (!again || !RetryPolicy.isTransient(answer.status())) {
                    AnswerKeeper keeper = new AnswerKeeper(call, question.told(), "of " + base, recording, hold);
                    new AnswerRelay(call, question, keeper, responder, answer.sentNanos()).relay(answer);
                    return;
                }
                hold.ended(unread(question, answer.status()));
                answer.body().cancel();
                failure = "it answered " + answer.status();
            } catch (SpendException refused) {
                String problem = String.valueOf(refused.getMessage());
                call.problem(problem);
                call.settle();
                ClientAnswers.refuse(question.told(), AnswerSource.NO_MONEY, problem, responder);
                return;
            } catch (IOException broken) {
                failure = String.valueOf(broken.getMessage() == null ? broken : broken.getMessage());
                attempts = RetryPolicy.isTransient(broken) ? attempts : attempt;
            }
            if (attempt >= attempts || call.aborted()) {
                fail(call, question, "from " + base, failure, attempt, responder);
                return;
            }
            pause(retries.delay(attempt, answer));
        }
    }

    /** Returns a call whose answer is not read, since it is going to be tried again. */
    private static LlmCall unread(Question question, int status) {
        RawAnswer head = new RawAnswer(status, Map.of(), 0, 0, 0, List.of(), RawAnswer.End.CUT);
        return WireProtocol.call(question.told(), head, false);
    }

    private Upstream.Answer sendOnce(OpenCall call, URI base, Question question) throws IOException {
        URI target = target(base, question);
        try {
            return upstream.send(target, question.raw(), question.headers(), call);
        } catch (IOException failure) {
            if (RetryPolicy.isPoolRace(failure)) {
                return upstream.send(target, question.raw(), question.headers(), call);
            }
            throw failure;
        }
    }

    private static URI target(URI base, Question question) throws IOException {
        try {
            return Upstreams.target(base, question.provider(), question.raw().path());
        } catch (IllegalArgumentException noUrl) {
            // Its message would show the whole URL, with a key that may be in it.
            throw new IOException("the request cannot be sent on: its path does not make a URL", noUrl);
        }
    }

    private void fail(OpenCall call, Question question, String from, String failure, int attempts, Responder responder)
            throws IOException {
        String message = new AnswerKeeper(call, question.told(), from, null, SpendLimit.Hold.NOTHING)
                .fail(failure + (attempts > 1 ? " (tried " + attempts + " times)" : ""));
        ClientAnswers.refuse(question.told(), UPSTREAM_FAILED, message, responder);
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

        private final OpenCall call;
        private final Question question;
        private final AnswerKeeper keeper;
        private final @Nullable Recording recording;
        private final Responder responder;
        private final ArrivedBody arrived;
        private boolean clientGone;

        AnswerRelay(OpenCall call, Question question, AnswerKeeper keeper, Responder responder, long startNanos) {
            this.call = call;
            this.question = question;
            this.keeper = keeper;
            this.recording = keeper.recording();
            this.responder = responder;
            this.arrived = new ArrivedBody(call.sample().openedNanos(), startNanos);
        }

        void relay(Upstream.Answer answer) throws IOException {
            RawAnswer.End end = RawAnswer.End.COMPLETE;
            String failure = null;
            try {
                passOn(answer);
            } catch (IOException broken) {
                failure = String.valueOf(broken.getMessage());
                end = isReset(broken) ? RawAnswer.End.RESET : RawAnswer.End.CUT;
            }
            RawAnswer whole = arrived.answer(
                    answer.status(),
                    kept(answer),
                    arrived.at(answer.atNanos()),
                    arrived.at(answer.body().atNanos()),
                    end);
            keeper.keep(whole, failure, brokenByProvider());
            if (!responder.begun()) {
                toClient(() -> ClientAnswers.refuse(
                        question.told(), UPSTREAM_FAILED, "The provider broke its answer off.", responder));
            } else if (end == RawAnswer.End.COMPLETE) {
                toClient(responder::end);
            } else if (end == RawAnswer.End.RESET) {
                responder.reset();
            } else {
                responder.cut();
            }
        }

        /** java.net.http tells a reset as what it was doing at the time, and the reset as the cause. */
        private static boolean isReset(Throwable broken) {
            for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
                if (String.valueOf(cause.getMessage()).contains("reset")) {
                    return true;
                }
            }
            return false;
        }

        private void passOn(Upstream.Answer answer) throws IOException {
            Headers headers = answer.forClient();
            long length = answer.headers().firstValueAsLong("content-length").orElse(-1);
            if (answer.header("content-encoding") != null) {
                // Compressed although nobody asked: unpacked as a whole, since fixtures hold text only.
                byte[] body = ContentEncoding.decode(answer, this::arrived);
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
                arrived(answer.body().atNanos(), piece);
                byte[] bytes = piece;
                toClient(() -> responder.write(bytes));
            }
        }

        private void arrived(long nanos, byte[] piece) throws IOException {
            arrived.add(arrived.at(nanos), piece);
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

        /** Whether the client saw the answer break off, and not for a limit of the gateway's or the end of the sample. */
        private boolean brokenByProvider() {
            return responder.begun() && arrived.size() <= ArrivedBody.LARGEST && !call.aborted();
        }

        private static Map<String, String> kept(Upstream.Answer answer) {
            Map<String, String> kept = new LinkedHashMap<>();
            for (String name : KeptHeaders.ALL) {
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

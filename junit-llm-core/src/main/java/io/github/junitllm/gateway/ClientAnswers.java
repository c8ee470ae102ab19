package io.github.junitllm.gateway;

import io.github.junitllm.call.Piece;
import io.github.junitllm.call.RawAnswer;
import io.github.junitllm.call.RawRequest;
import io.github.junitllm.call.WireProtocol;
import io.github.junitllm.gateway.http.Headers;
import io.github.junitllm.gateway.http.Responder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;

/** What the application's client is sent when the answer does not come from a provider. */
final class ClientAnswers {

    /** The one status at which every client measured gives up at once and shows the message. */
    private static final int FAILED_DEPENDENCY = 424;

    private static final long BEFORE_BREAK_NANOS = 50_000_000;

    private ClientAnswers() {}

    /** Tells the client, in its protocol's own shape, that there is no answer. */
    static void refuse(RawRequest request, String code, String message, Responder responder) throws IOException {
        WireProtocol protocol = WireProtocol.of(request);
        byte[] body = protocol.errorBody(code, message).getBytes(StandardCharsets.UTF_8);
        Headers headers = new Headers().add("content-type", "application/json").add("x-should-retry", "false");
        protocol.errorHeaders(code).forEach(headers::add);
        responder.send(FAILED_DEPENDENCY, headers, body);
    }

    /** Sends a recorded answer: streams event by event, other bodies whole, and breaks off where the recording did. */
    static void replay(RawAnswer answer, GatewaySettings.Pacing pacing, Responder responder) throws IOException {
        send(answer, headers(answer), pacing, responder, () -> {});
    }

    /**
     * Sends an answer as it is, headers included; one without a status is none, and the connection is reset.
     *
     * @param over is called a moment before the client can know the end of it
     */
    static void send(RawAnswer answer, GatewaySettings.Pacing pacing, Responder responder, Runnable over)
            throws IOException {
        if (answer.status() == 0) {
            over.run();
            responder.reset();
            return;
        }
        send(answer, asTheyAre(answer), pacing, responder, over);
    }

    /** Sends an answer and leaves it open. */
    static void sendPieces(RawAnswer answer, GatewaySettings.Pacing pacing, Responder responder) throws IOException {
        sendPieces(answer, asTheyAre(answer), new ReplayClock(pacing), responder);
    }

    private static Headers asTheyAre(RawAnswer answer) {
        Headers headers = new Headers();
        answer.headers().forEach(headers::add);
        return headers;
    }

    private static void send(
            RawAnswer answer, Headers headers, GatewaySettings.Pacing pacing, Responder responder, Runnable over)
            throws IOException {
        ReplayClock clock = new ReplayClock(pacing);
        clock.await(answer.headMicros());
        if (!answer.streamed() && answer.end() == RawAnswer.End.COMPLETE) {
            clock.await(answer.totalMicros());
            over.run();
            responder.send(answer.status(), headers, answer.body());
            return;
        }
        sendPieces(answer, headers, clock, responder);
        clock.await(answer.totalMicros());
        if (answer.end() != RawAnswer.End.COMPLETE) {
            // Clients may forget what they have not read when they find the connection broken; recorded, they had the
            // time.
            LockSupport.parkNanos(BEFORE_BREAK_NANOS);
        }
        over.run();
        switch (answer.end()) {
            case COMPLETE -> responder.end();
            case CUT -> responder.cut();
            case RESET -> responder.reset();
        }
    }

    private static void sendPieces(RawAnswer answer, Headers headers, ReplayClock clock, Responder responder)
            throws IOException {
        responder.begin(answer.status(), headers, -1);
        responder.flush();
        for (Piece piece : answer.pieces()) {
            clock.await(piece.atMicros());
            responder.write(piece.bytes());
        }
    }

    /** A recorded "too many requests" is retried at once: the wait it asked for is over. */
    private static Headers headers(RawAnswer answer) {
        Headers headers = new Headers();
        answer.headers().forEach((name, value) -> {
            if (!name.startsWith("retry-after")) {
                headers.add(name, value);
            }
        });
        return answer.status() >= 400 ? headers.add("retry-after-ms", "0") : headers;
    }
}

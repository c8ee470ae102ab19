package io.github.junitllm.gateway.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What a client is told that speaks HTTP/2 without asking (RFC 9113, 3.3), in frames it reads: empty settings, then the end
 * of the connection with its reason. Clients show the reason in their exception.
 */
final class Http2Refusal {

    /** How such a client begins. */
    static final String PREFACE = "PRI * HTTP/2.0";

    static final String MESSAGE =
            "A client speaks HTTP/2 without asking (prior knowledge); the gateway speaks HTTP/1.1. Set the client to"
                    + " HTTP/1.1: NettyNioAsyncHttpClient.builder().protocol(Protocol.HTTP1_1) for the AWS SDK,"
                    + " HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1) for java.net.http,"
                    + " protocols(List.of(Protocol.HTTP_1_1)) for OkHttp.";

    private static final int HEAD = 9;
    private static final byte SETTINGS = 4;
    private static final byte GO_AWAY = 7;
    private static final int HTTP_1_1_REQUIRED = 13;

    private Http2Refusal() {}

    /** Returns what has to come first; only then some clients send their request. */
    static byte[] settings() {
        ByteBuffer frame = ByteBuffer.allocate(HEAD);
        head(frame, SETTINGS, 0);
        return frame.array();
    }

    /** Returns the end, for a client that is waiting for the answer to its request: others lose the reason. */
    static byte[] goAway() {
        byte[] reason = MESSAGE.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer frame = ByteBuffer.allocate(HEAD + 2 * Integer.BYTES + reason.length);
        head(frame, GO_AWAY, 2 * Integer.BYTES + reason.length);
        frame.putInt(0).putInt(HTTP_1_1_REQUIRED).put(reason);
        return frame.array();
    }

    private static void head(ByteBuffer frames, byte type, int length) {
        frames.put((byte) 0).putShort((short) length).put(type).put((byte) 0).putInt(0);
    }
}

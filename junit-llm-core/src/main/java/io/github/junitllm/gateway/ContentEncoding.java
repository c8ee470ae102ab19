package io.github.junitllm.gateway;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** Unpacks answers of providers that compress without being asked. */
final class ContentEncoding {

    /** Takes an unpacked body, and when the last of it arrived. */
    interface Target {
        void add(long atNanos, byte[] body) throws IOException;
    }

    private ContentEncoding() {}

    /**
     * Reads a compressed body to its end.
     *
     * @return what was in it, after the target has got it too
     * @throws IOException if it is damaged, too large, or compressed in a way Java does not know
     */
    static byte[] decode(Upstream.Answer answer, Target target) throws IOException {
        String encoding =
                String.valueOf(answer.header("content-encoding")).strip().toLowerCase(Locale.ROOT);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        long lastNanos = answer.atNanos();
        for (byte[] piece = answer.body().next();
                piece != null;
                piece = answer.body().next()) {
            packed.writeBytes(piece);
            lastNanos = answer.body().atNanos();
            if (packed.size() > ArrivedBody.LARGEST) {
                throw new IOException("it is over the gateway's 16 MB");
            }
        }
        byte[] body;
        try (InputStream unpacked = unpacked(encoding, new ByteArrayInputStream(packed.toByteArray()))) {
            body = unpacked.readNBytes(ArrivedBody.LARGEST + 1);
        }
        target.add(lastNanos, body);
        return body;
    }

    private static InputStream unpacked(String encoding, InputStream packed) throws IOException {
        return switch (encoding) {
            case "gzip", "x-gzip" -> new GZIPInputStream(packed);
            case "deflate" -> new InflaterInputStream(packed);
            case "identity", "" -> packed;
            default -> throw new IOException("it is compressed with " + encoding + ", which nobody asked for");
        };
    }
}

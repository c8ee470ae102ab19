package io.github.junitllm.telemetry;

import io.github.junitllm.trace.TracedSpan;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The two ways in which OTLP/HTTP is written. */
enum OtlpFormat {
    PROTOBUF("application/x-protobuf") {
        @Override
        Batch read(byte[] body) throws OtlpException {
            try {
                return OtlpProtobuf.read(body);
            } catch (NoClassDefFoundError missing) {
                throw new OtlpException(
                        501,
                        "OTLP as protobuf needs a library that is not on the class path. Add the test dependency"
                                + " io.opentelemetry.proto:opentelemetry-proto, or have the application send"
                                + " OTEL_EXPORTER_OTLP_PROTOCOL=http/json");
            }
        }

        @Override
        byte[] success() {
            return new byte[0];
        }

        @Override
        byte[] partial(int rejected) {
            return field(1, message -> {
                message.write(1 << 3);
                varint(rejected, message);
                text(2, INVALID_IDS, message);
            });
        }

        @Override
        byte[] status(String message) {
            var status = new ByteArrayOutputStream();
            text(2, message, status);
            return status.toByteArray();
        }
    },
    JSON("application/json") {
        @Override
        Batch read(byte[] body) throws OtlpException {
            return OtlpJson.read(body);
        }

        @Override
        byte[] success() {
            return OtlpJson.bytes(OtlpJson.success());
        }

        @Override
        byte[] partial(int rejected) {
            return OtlpJson.bytes(OtlpJson.partial(rejected, INVALID_IDS));
        }

        @Override
        byte[] status(String message) {
            return OtlpJson.bytes(OtlpJson.status(message));
        }
    };

    private static final String INVALID_IDS = "spans without valid ids of 16 and 8 bytes";

    /**
     * Spans that came together.
     *
     * @param rejected how many of them have no valid ids
     */
    record Batch(List<TracedSpan> spans, int rejected) {}

    private final String contentType;

    OtlpFormat(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    /** Returns the format of a content type; null if it is another one. */
    static @Nullable OtlpFormat of(@Nullable String contentType) {
        String type = contentType == null
                ? ""
                : contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        for (OtlpFormat format : values()) {
            if (format.contentType.equals(type)) {
                return format;
            }
        }
        return null;
    }

    /** Reads a request to export spans. */
    abstract Batch read(byte[] body) throws OtlpException;

    /** Returns the answer to one that was taken whole. */
    abstract byte[] success();

    /** Returns the answer to one of which some spans were not taken. */
    abstract byte[] partial(int rejected);

    /** Returns the {@code google.rpc.Status} that tells a problem. */
    abstract byte[] status(String message);

    // The three answers are so small that they are written without the library, which may not be there.

    private static byte[] field(int number, java.util.function.Consumer<ByteArrayOutputStream> content) {
        var inner = new ByteArrayOutputStream();
        content.accept(inner);
        var outer = new ByteArrayOutputStream();
        bytes(number, inner.toByteArray(), outer);
        return outer.toByteArray();
    }

    private static void text(int number, String text, ByteArrayOutputStream to) {
        bytes(number, text.getBytes(StandardCharsets.UTF_8), to);
    }

    private static void bytes(int number, byte[] bytes, ByteArrayOutputStream to) {
        to.write((number << 3) | 2);
        varint(bytes.length, to);
        to.writeBytes(bytes);
    }

    private static void varint(int number, ByteArrayOutputStream to) {
        int left = number;
        for (; left > 0x7f; left >>>= 7) {
            to.write((left & 0x7f) | 0x80);
        }
        to.write(left);
    }
}

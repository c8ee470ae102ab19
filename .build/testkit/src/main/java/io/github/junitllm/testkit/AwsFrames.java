package io.github.junitllm.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Writes messages of {@code application/vnd.amazon.eventstream}. */
public final class AwsFrames {

    public static final String CONTENT_TYPE = "application/vnd.amazon.eventstream";

    private static final int PRELUDE = 12;
    private static final int CHECKSUM = 4;

    private AwsFrames() {}

    /** Writes an event as Bedrock does. */
    public static byte[] event(String type, String json) {
        return message("event", ":event-type", type, json);
    }

    /** Writes an exception as Bedrock does. */
    public static byte[] exception(String type, String json) {
        return message("exception", ":exception-type", type, json);
    }

    private static byte[] message(String kind, String typeHeader, String type, String json) {
        return frame(
                json.getBytes(StandardCharsets.UTF_8),
                string(typeHeader, type),
                string(":content-type", "application/json"),
                string(":message-type", kind));
    }

    /** Writes a message of these headers and this payload, with both of its checksums. */
    public static byte[] frame(byte[] payload, byte[]... headers) {
        byte[] all = joined(headers);
        int length = PRELUDE + all.length + payload.length + CHECKSUM;
        byte[] frame = new byte[length];
        ByteBuffer parts = ByteBuffer.wrap(frame).putInt(length).putInt(all.length);
        parts.putInt(checksum(frame, parts.position())).put(all).put(payload);
        parts.putInt(checksum(frame, parts.position()));
        return frame;
    }

    /** Writes a header that holds text. */
    public static byte[] string(String name, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return header(name, 7, joined(new byte[] {(byte) (bytes.length >> Byte.SIZE), (byte) bytes.length}, bytes));
    }

    /** Writes a header of any type, whatever bytes it holds. */
    public static byte[] header(String name, int type, byte... value) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return joined(new byte[] {(byte) bytes.length}, bytes, new byte[] {(byte) type}, value);
    }

    /** Writes one after the other. */
    public static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static int checksum(byte[] frame, int length) {
        CRC32 crc = new CRC32();
        crc.update(frame, 0, length);
        return (int) crc.getValue();
    }
}

package io.github.junitllm.call;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Writes messages of {@code application/vnd.amazon.eventstream}. */
public final class AwsFrames {

    static final String CONTENT_TYPE = "application/vnd.amazon.eventstream";

    private static final int PRELUDE = 12;
    private static final int CHECKSUM = 4;

    private AwsFrames() {}

    /** Writes an event as Bedrock does. */
    public static byte[] event(String type, String json) {
        return frame(
                json.getBytes(StandardCharsets.UTF_8),
                string(":event-type", type),
                string(":content-type", "application/json"),
                string(":message-type", "event"));
    }

    static byte[] frame(byte[] payload, byte[]... headers) {
        byte[] all = joined(headers);
        int length = PRELUDE + all.length + payload.length + CHECKSUM;
        ByteBuffer frame = ByteBuffer.allocate(length).putInt(length).putInt(all.length);
        frame.putInt(checksum(frame)).put(all).put(payload);
        frame.putInt(checksum(frame));
        return frame.array();
    }

    static byte[] string(String name, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return header(
                name,
                7,
                joined(
                        ByteBuffer.allocate(Short.BYTES)
                                .putShort((short) bytes.length)
                                .array(),
                        bytes));
    }

    static byte[] header(String name, int type, byte... value) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return joined(new byte[] {(byte) bytes.length}, bytes, new byte[] {(byte) type}, value);
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static int checksum(ByteBuffer written) {
        CRC32 crc = new CRC32();
        crc.update(written.array(), 0, written.position());
        return (int) crc.getValue();
    }
}

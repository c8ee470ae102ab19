package io.github.junitllm.clients;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Writes {@code application/vnd.amazon.eventstream}: frames with headers, payload and two checksums each. */
final class AwsFrames {

    static final String CONTENT_TYPE = "application/vnd.amazon.eventstream";

    private static final byte STRING = 7;
    private static final int PRELUDE = 12;
    private static final int CHECKSUM = 4;

    private final ByteArrayOutputStream all = new ByteArrayOutputStream();

    AwsFrames event(String type, String json) {
        return frame("event", ":event-type", type, json);
    }

    AwsFrames exception(String type, String json) {
        return frame("exception", ":exception-type", type, json);
    }

    byte[] bytes() {
        return all.toByteArray();
    }

    private AwsFrames frame(String kind, String typeHeader, String type, String json) {
        ByteArrayOutputStream headers = new ByteArrayOutputStream();
        header(headers, typeHeader, type);
        header(headers, ":content-type", "application/json");
        header(headers, ":message-type", kind);
        byte[] payload = json.getBytes(StandardCharsets.UTF_8);
        int length = PRELUDE + headers.size() + payload.length + CHECKSUM;
        ByteBuffer frame = ByteBuffer.allocate(length).putInt(length).putInt(headers.size());
        frame.putInt(checksum(frame)).put(headers.toByteArray()).put(payload);
        frame.putInt(checksum(frame));
        all.writeBytes(frame.array());
        return this;
    }

    private static void header(ByteArrayOutputStream into, String name, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        into.write(name.length());
        into.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        into.write(STRING);
        into.write(bytes.length >> Byte.SIZE);
        into.write(bytes.length);
        into.writeBytes(bytes);
    }

    private static int checksum(ByteBuffer written) {
        CRC32 crc = new CRC32();
        crc.update(written.array(), 0, written.position());
        return (int) crc.getValue();
    }
}

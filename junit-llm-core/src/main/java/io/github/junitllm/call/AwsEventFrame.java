package io.github.junitllm.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * One message of {@code application/vnd.amazon.eventstream}: total length, length of headers, checksum of these, headers,
 * payload, checksum of all. A message whose checksum is wrong says nothing, as for the clients of AWS.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class AwsEventFrame {

    private static final int PRELUDE = 12;
    private static final int CHECKSUM = 4;
    private static final int STRING = 7;

    private AwsEventFrame() {}

    /** Returns the payload under the name of its event, that of an exception under {@code error}, or {@code null} if the bytes are no sound message with one. */
    static @Nullable JsonNode document(byte[] frame) {
        if (!isSound(frame)) {
            return null;
        }
        int headers = ByteBuffer.wrap(frame).getInt(Integer.BYTES);
        String event = event(ByteBuffer.wrap(frame, PRELUDE, headers));
        JsonNode payload = Json.parse(Arrays.copyOfRange(frame, PRELUDE + headers, frame.length - CHECKSUM));
        return event == null || payload == null
                ? null
                : JsonNodeFactory.instance.objectNode().set(event, payload);
    }

    private static boolean isSound(byte[] frame) {
        if (frame.length < PRELUDE + CHECKSUM || ByteBuffer.wrap(frame).getInt() != frame.length) {
            return false;
        }
        ByteBuffer in = ByteBuffer.wrap(frame);
        int headers = in.getInt(Integer.BYTES);
        return headers >= 0
                && headers <= frame.length - PRELUDE - CHECKSUM
                && in.getInt(PRELUDE - CHECKSUM) == checksum(frame, PRELUDE - CHECKSUM)
                && in.getInt(frame.length - CHECKSUM) == checksum(frame, frame.length - CHECKSUM);
    }

    /**
     * Changes the text a message carries; its headers stay, lengths and checksums are made anew.
     *
     * @return the message with the changed text, the same bytes if it does not change, or {@code null} if the bytes are no
     *     sound message with a text
     */
    public static byte @Nullable [] withPayload(byte[] frame, UnaryOperator<String> change) {
        if (!isSound(frame)) {
            return null;
        }
        int from = PRELUDE + ByteBuffer.wrap(frame).getInt(Integer.BYTES);
        String text = BodyText.utf8(Arrays.copyOfRange(frame, from, frame.length - CHECKSUM));
        if (text == null) {
            return null;
        }
        String changed = change.apply(text);
        if (changed.equals(text)) {
            return frame;
        }
        byte[] payload = changed.getBytes(StandardCharsets.UTF_8);
        int length = from + payload.length + CHECKSUM;
        ByteBuffer out = ByteBuffer.allocate(length).put(frame, 0, from).put(payload);
        out.putInt(0, length);
        out.putInt(PRELUDE - CHECKSUM, checksum(out.array(), PRELUDE - CHECKSUM));
        out.putInt(length - CHECKSUM, checksum(out.array(), length - CHECKSUM));
        return out.array();
    }

    /**
     * Writes an event.
     *
     * @param event its type
     * @param json its payload
     */
    public static byte[] of(String event, String json) {
        ByteArrayOutputStream headers = new ByteArrayOutputStream();
        header(headers, ":event-type", event);
        header(headers, ":content-type", "application/json");
        header(headers, ":message-type", "event");
        byte[] payload = json.getBytes(StandardCharsets.UTF_8);
        int length = PRELUDE + headers.size() + payload.length + CHECKSUM;
        ByteBuffer out = ByteBuffer.allocate(length).putInt(length).putInt(headers.size());
        out.putInt(checksum(out.array(), PRELUDE - CHECKSUM))
                .put(headers.toByteArray())
                .put(payload);
        out.putInt(checksum(out.array(), length - CHECKSUM));
        return out.array();
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

    private static int checksum(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    private static @Nullable String event(ByteBuffer in) {
        try {
            while (in.hasRemaining()) {
                String name = string(in, in.get() & 0xff);
                int type = in.get();
                String value = string(in, length(type, in));
                if (name.equals(":event-type") && type == STRING) {
                    return value;
                } else if (name.equals(":exception-type")) {
                    return "error";
                }
            }
        } catch (BufferUnderflowException | IllegalArgumentException broken) {
            return null;
        }
        return null;
    }

    /** Returns the length of a header's value; 6 and 7 are bytes and strings, which state it. */
    private static int length(int type, ByteBuffer in) {
        return switch (type) {
            case 0, 1 -> 0;
            case 2 -> 1;
            case 3 -> 2;
            case 4 -> 4;
            case 5, 8 -> 8;
            case 6, 7 -> in.getShort() & 0xffff;
            case 9 -> 16;
            default -> throw new IllegalArgumentException("no such type of header: " + type);
        };
    }

    private static String string(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

package io.github.junitllm.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.testkit.AwsFrames;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AwsEventFrameTests {

    private static final byte[] PAYLOAD = "{\"text\":\"返金 🎉\"}".getBytes(StandardCharsets.UTF_8);

    @Test
    void putsThePayloadUnderTheNameOfItsEvent() {
        byte[] frame = AwsFrames.event("contentBlockDelta", "{\"text\":\"返金 🎉\"}");

        assertThat(AwsEventFrame.document(frame)).hasToString("{\"contentBlockDelta\":{\"text\":\"返金 🎉\"}}");
    }

    /** A frame written by another implementation, digit by digit: prelude, headers, payload, checksum. */
    @Test
    void readsAFrameOfKnownBytes() {
        byte[] frame = HexFormat.of()
                .parseHex("0000007a00000051ca2c4665"
                        + "0b3a6576656e742d7479706507000b6d65737361676553746f700d3a636f6e74656e742d74797065"
                        + "0700106170706c69636174696f6e2f6a736f6e0d3a6d6573736167652d747970650700056576656e"
                        + "747b2273746f70526561736f6e223a22656e645f7475726e227d5fbf09fc");

        assertThat(AwsEventFrame.document(frame)).hasToString("{\"messageStop\":{\"stopReason\":\"end_turn\"}}");
    }

    @Test
    void passesOverHeadersOfEveryOtherType() {
        byte[] frame = AwsFrames.frame(
                PAYLOAD,
                AwsFrames.header("true", 0),
                AwsFrames.header("false", 1),
                AwsFrames.header("byte", 2, new byte[1]),
                AwsFrames.header("short", 3, new byte[2]),
                AwsFrames.header("int", 4, new byte[4]),
                AwsFrames.header("long", 5, new byte[8]),
                AwsFrames.header("bytes", 6, (byte) 0, (byte) 3, (byte) 1, (byte) 2, (byte) 3),
                AwsFrames.header("time", 8, new byte[8]),
                AwsFrames.header("uuid", 9, new byte[16]),
                AwsFrames.string(":event-type", "metadata"));

        assertThat(AwsEventFrame.document(frame)).hasToString("{\"metadata\":{\"text\":\"返金 🎉\"}}");
    }

    @Test
    void saysNothingWithoutNameOrPayload() {
        assertThat(AwsEventFrame.document(AwsFrames.frame(PAYLOAD))).isNull();
        assertThat(AwsEventFrame.document(AwsFrames.frame(PAYLOAD, AwsFrames.string(":message-type", "event"))))
                .isNull();
        assertThat(AwsEventFrame.document(AwsFrames.frame(PAYLOAD, AwsFrames.header(":event-type", 0))))
                .isNull();
        assertThat(AwsEventFrame.document(AwsFrames.event("ping", ""))).isNull();
        assertThat(AwsEventFrame.document(AwsFrames.event("ping", "no json"))).isNull();
    }

    @Test
    void saysNothingWhereHeadersAreBroken() {
        assertThat(AwsEventFrame.document(AwsFrames.frame(PAYLOAD, AwsFrames.header("odd", 10))))
                .isNull();
        assertThat(AwsEventFrame.document(
                        AwsFrames.frame(PAYLOAD, AwsFrames.header("long", 7, (byte) 0xff, (byte) 0xff))))
                .isNull();
        assertThat(AwsEventFrame.document(AwsFrames.frame(PAYLOAD, new byte[] {(byte) 200, 'x'})))
                .isNull();
    }

    @Test
    void saysNothingWhereAnyByteIsWrong() {
        byte[] sound = AwsFrames.event("messageStop", "{\"stopReason\":\"end_turn\"}");
        for (int at = 0; at < sound.length; at++) {
            byte[] broken = sound.clone();
            broken[at] ^= 1;

            assertThat(AwsEventFrame.document(broken)).as("byte %d", at).isNull();
        }
    }

    @Test
    void saysNothingWhereAnythingIsMissing() {
        byte[] sound = AwsFrames.event("messageStop", "{\"stopReason\":\"end_turn\"}");
        for (int length = 0; length < sound.length; length++) {
            assertThat(AwsEventFrame.document(Arrays.copyOf(sound, length)))
                    .as("length %d", length)
                    .isNull();
        }
        assertThat(AwsEventFrame.document(Arrays.copyOf(sound, sound.length + 1)))
                .isNull();
    }

    @Test
    void neverThrows() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            byte[] headers = new byte[random.nextInt(40)];
            random.nextBytes(headers);
            byte[] frame = AwsFrames.frame(PAYLOAD, headers);
            AwsEventFrame.document(frame);
            ByteBuffer.wrap(frame).putInt(4, random.nextInt());

            assertThat(AwsEventFrame.document(frame)).isNull();
        }
    }
}

package io.github.junitllm.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.testkit.AwsFrames;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventSplitterTests {

    private static Piece piece(long at, String text) {
        return new Piece(at, text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> texts(List<Piece> pieces) {
        return pieces.stream()
                .map(piece -> new String(piece.bytes(), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void givesEachEventTheTimeOfItsLastByte() {
        List<Piece> events = EventSplitter.split(
                "text/event-stream",
                List.of(piece(5, "data: a\n\nda"), piece(9, "ta: b\r\n\r\n: ping\n"), piece(12, "\ndata")));

        assertThat(texts(events)).containsExactly("data: a\n\n", "data: b\r\n\r\n", ": ping\n\n", "data");
        assertThat(events).extracting(Piece::atMicros).containsExactly(5L, 9L, 12L, 12L);
    }

    @Test
    void splitsLinesOfJson() {
        List<Piece> events = EventSplitter.split("application/x-ndjson", List.of(piece(1, "{}\n{\"a\":1}\n{")));

        assertThat(texts(events)).containsExactly("{}\n", "{\"a\":1}\n", "{");
    }

    @Test
    void putsOtherBodiesTogether() {
        List<Piece> whole = EventSplitter.split("application/json", List.of(piece(1, "{\"a\":\n\n"), piece(2, "1}")));

        assertThat(texts(whole)).containsExactly("{\"a\":\n\n1}");
        assertThat(whole.get(0).atMicros()).isEqualTo(2);
    }

    @Test
    void losesNoByteAndFindsTheSameEventsHoweverAStreamIsCut() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            byte[] stream = stream(random);
            List<String> expected = texts(EventSplitter.split("text/event-stream", List.of(new Piece(0, stream))));
            List<Piece> cut = new ArrayList<>();
            for (int at = 0; at < stream.length; ) {
                int end = Math.min(stream.length, at + 1 + random.nextInt(7));
                cut.add(new Piece(at, Arrays.copyOfRange(stream, at, end)));
                at = end;
            }
            List<Piece> events = EventSplitter.split("text/event-stream", cut);

            assertThat(texts(events)).as("seed %d", seed).isEqualTo(expected);
            ByteArrayOutputStream joined = new ByteArrayOutputStream();
            events.forEach(event -> joined.writeBytes(event.bytes()));
            assertThat(joined.toByteArray()).as("seed %d", seed).isEqualTo(stream);
        }
    }

    private static byte[] stream(Random random) {
        String[] parts = {"data: ", "x", "\n", "\n\n", "\r\n", "\r\n\r\n", ": c", "🎉", "返金", "event: e\n"};
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i >= 0; i--) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void splitsMessagesOfAwsHoweverTheyAreCut() {
        byte[] first = AwsFrames.event("contentBlockDelta", "{\"delta\":{\"text\":\"返金\\n\\n🎉\"}}");
        byte[] second = AwsFrames.event("messageStop", "{\"stopReason\":\"end_turn\"}");
        byte[] unfinished = Arrays.copyOf(second, 3);
        byte[] stream = AwsFrames.joined(first, second, unfinished);
        for (int size = 1; size <= stream.length; size++) {
            List<Piece> cut = new ArrayList<>();
            for (int at = 0; at < stream.length; at += size) {
                int end = Math.min(stream.length, at + size);
                cut.add(new Piece(end, Arrays.copyOfRange(stream, at, end)));
            }
            List<Piece> events = EventSplitter.split(AwsFrames.CONTENT_TYPE, cut);

            assertThat(events).extracting(Piece::bytes).as("size %d", size).containsExactly(first, second, unfinished);
            // The time of the piece that brought the last byte.
            assertThat(events.get(0).atMicros())
                    .isEqualTo(Math.min(stream.length, (first.length + size - 1) / size * size));
        }
    }

    @Test
    void keepsWhatStatesAnImpossibleLengthTogether() {
        byte[] sound = AwsFrames.event("messageStop", "{}");
        for (int length : new int[] {Integer.MIN_VALUE, -1, 0, 4, Integer.MAX_VALUE}) {
            byte[] odd = ByteBuffer.allocate(20).putInt(length).array();
            List<Piece> events = EventSplitter.split(
                    AwsFrames.CONTENT_TYPE,
                    List.of(new Piece(1, sound), new Piece(2, odd), new Piece(3, sound), new Piece(4, sound)));

            assertThat(events)
                    .extracting(Piece::bytes)
                    .as("length %d", length)
                    .containsExactly(sound, AwsFrames.joined(odd, sound, sound));
        }
    }

    @Test
    void joinsTheDataLinesOfAnEvent() {
        assertThat(EventSplitter.data(piece(0, "event: x\ndata: {\ndata:}\n\n")))
                .isEqualTo("{\n}");
        assertThat(EventSplitter.data(piece(0, ": ping\n\n"))).isNull();
    }
}

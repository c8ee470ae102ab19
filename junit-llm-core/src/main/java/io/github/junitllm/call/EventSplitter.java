package io.github.junitllm.call;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a body that arrived in pieces of any size into its events, each with the time of its last byte. Concatenated, the
 * events are the body again, byte for byte: comments, carriage returns and an unfinished last event included.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class EventSplitter {

    private EventSplitter() {}

    /** Returns the events of a stream; any other body comes back as one piece. */
    public static List<Piece> split(@Nullable String contentType, List<Piece> arrived) {
        return switch (StreamFormat.of(contentType)) {
            case NONE -> whole(arrived);
            case EVENTS -> lines(arrived, false);
            case JSON_LINES -> lines(arrived, true);
            case AWS_EVENTS -> frames(arrived);
        };
    }

    /**
     * Cuts at the ends of lines.
     *
     * @param each whether each line is an event; else an empty line ends one
     */
    private static List<Piece> lines(List<Piece> arrived, boolean each) {
        List<Piece> events = new ArrayList<>();
        ByteArrayOutputStream event = new ByteArrayOutputStream();
        boolean lineEmpty =
                false; // the first line of an event is never taken as its end, so that blank lines stay with it
        long at = 0;
        for (Piece piece : arrived) {
            at = piece.atMicros();
            for (byte b : piece.bytes()) {
                event.write(b);
                if (b == '\n') {
                    if (each || lineEmpty) {
                        events.add(new Piece(at, event.toByteArray()));
                        event.reset();
                        lineEmpty = false;
                    } else {
                        lineEmpty = true;
                    }
                } else if (b != '\r') {
                    lineEmpty = false;
                }
            }
        }
        if (event.size() > 0) {
            events.add(new Piece(at, event.toByteArray()));
        }
        return events;
    }

    /** Cuts at the lengths the messages state; what states an impossible length stays one piece with all that follows. */
    private static List<Piece> frames(List<Piece> arrived) {
        List<Piece> frames = new ArrayList<>();
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        long at = 0;
        int length = 0;
        for (Piece piece : arrived) {
            at = piece.atMicros();
            for (byte b : piece.bytes()) {
                frame.write(b);
                if (frame.size() <= Integer.BYTES) {
                    length = length << Byte.SIZE | (b & 0xff);
                }
                if (frame.size() > Integer.BYTES && frame.size() == length) {
                    frames.add(new Piece(at, frame.toByteArray()));
                    frame.reset();
                    length = 0;
                }
            }
        }
        if (frame.size() > 0) {
            frames.add(new Piece(at, frame.toByteArray()));
        }
        return frames;
    }

    private static List<Piece> whole(List<Piece> arrived) {
        if (arrived.size() <= 1) {
            return arrived;
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        arrived.forEach(piece -> all.writeBytes(piece.bytes()));
        return List.of(new Piece(arrived.get(arrived.size() - 1).atMicros(), all.toByteArray()));
    }

    /** Returns the data of a server-sent event (its {@code data} lines joined), or {@code null} if it has none. */
    static @Nullable String data(Piece event) {
        String text = BodyText.utf8(event.bytes());
        if (text == null) {
            return null;
        }
        StringBuilder data = null;
        for (String line : text.split("\r\n|\n|\r", -1)) {
            if (line.startsWith("data:")) {
                String value = line.substring(line.startsWith("data: ") ? 6 : 5);
                if (data == null) {
                    data = new StringBuilder(value);
                } else {
                    data.append('\n').append(value);
                }
            }
        }
        return data == null ? null : data.toString();
    }
}

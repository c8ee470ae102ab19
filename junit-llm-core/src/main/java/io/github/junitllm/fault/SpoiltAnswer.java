package io.github.junitllm.fault;

import io.github.junitllm.call.AwsEventFrame;
import io.github.junitllm.call.BodyText;
import io.github.junitllm.call.Piece;
import io.github.junitllm.call.RawAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Spoils an answer that was good. */
final class SpoiltAnswer {

    private SpoiltAnswer() {}

    static RawAnswer of(RawAnswer good, Fault fault, Duration delay) {
        List<Piece> pieces = good.pieces();
        long longer = delay.toNanos() / 1000;
        return switch (fault) {
            case SLOW_FIRST_TOKEN -> later(good, longer, 0);
            case SLOW_STREAM -> later(good, 0, longer);
            case STALL -> with(good, half(good), RawAnswer.End.CUT);
            case RESET_IN_BODY -> with(good, half(good), RawAnswer.End.RESET);
            case TRUNCATED_STREAM ->
                with(good, pieces.subList(0, Math.max(1, pieces.size() / 2)), RawAnswer.End.COMPLETE);
            case TRUNCATED_JSON -> with(good, good.streamed() ? cutEvent(pieces) : half(good), RawAnswer.End.COMPLETE);
            case MALFORMED_JSON -> with(good, malformed(pieces), RawAnswer.End.COMPLETE);
            default -> throw new IllegalArgumentException(fault + " is not about an answer");
        };
    }

    private static RawAnswer with(RawAnswer good, List<Piece> pieces, RawAnswer.End end) {
        long last = pieces.isEmpty()
                ? good.headMicros()
                : pieces.get(pieces.size() - 1).atMicros();
        return new RawAnswer(
                good.status(),
                good.headers(),
                good.headMicros(),
                good.firstByteMicros(),
                end == RawAnswer.End.COMPLETE ? good.totalMicros() : Math.max(good.firstByteMicros(), last),
                pieces,
                end);
    }

    /** The head comes in time: it is the model that is slow, not the way to it; of a whole answer, both come late. */
    private static RawAnswer later(RawAnswer good, long all, long each) {
        List<Piece> late = new ArrayList<>();
        for (Piece piece : good.pieces()) {
            late.add(new Piece(piece.atMicros() + all + each * (late.size() + 1), piece.bytes()));
        }
        long first = all + (each > 0 && good.streamed() ? each : 0);
        return new RawAnswer(
                good.status(),
                good.headers(),
                good.headMicros() + (good.streamed() ? 0 : all),
                good.firstByteMicros() + first,
                good.totalMicros() + all + each * late.size(),
                late,
                good.end());
    }

    /** Of a stream half of its events, of which one is always there; of a whole answer half of its bytes. */
    private static List<Piece> half(RawAnswer good) {
        List<Piece> pieces = good.pieces();
        if (good.streamed() && pieces.size() > 1) {
            return pieces.subList(0, pieces.size() / 2);
        }
        byte[] body = good.body();
        long at = pieces.isEmpty() ? good.totalMicros() : pieces.get(0).atMicros();
        return List.of(new Piece(at, halfOf(body)));
    }

    private static byte[] halfOf(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }

    /** What is after the place is lost. */
    private static List<Piece> cutEvent(List<Piece> pieces) {
        int middle = pieces.size() / 2;
        List<Piece> cut = new ArrayList<>(pieces.subList(0, middle));
        Piece last = pieces.get(middle);
        byte[] frame = AwsEventFrame.withPayload(last.bytes(), json -> json.substring(0, json.length() / 2));
        // An unfinished server-sent event is never given to the application (the standard says so): it has to end.
        byte[] half = frame == null ? ended(halfOf(last.bytes()), last.bytes()) : frame;
        cut.add(new Piece(last.atMicros(), half));
        return cut;
    }

    private static byte[] ended(byte[] half, byte[] event) {
        int end = event.length;
        while (end > 0 && (event[end - 1] == '\n' || event[end - 1] == '\r')) {
            end--;
        }
        byte[] all = Arrays.copyOf(half, half.length + event.length - end);
        System.arraycopy(event, end, all, half.length, event.length - end);
        return all;
    }

    private static List<Piece> malformed(List<Piece> pieces) {
        List<Piece> broken = new ArrayList<>(pieces);
        for (int i = pieces.size() / 2; i >= 0; i--) {
            Piece piece = pieces.get(i);
            byte[] spoilt = malformed(piece.bytes());
            if (!Arrays.equals(spoilt, piece.bytes())) {
                broken.set(i, new Piece(piece.atMicros(), spoilt));
                return broken;
            }
        }
        throw new UnfitFaultException("the answer holds no JSON object that could be malformed");
    }

    private static byte[] malformed(byte[] bytes) {
        UnaryOperator<String> spoil = text -> {
            int end = text.lastIndexOf('}');
            return end < 0 ? text : text.substring(0, end) + ",]" + text.substring(end);
        };
        byte[] frame = AwsEventFrame.withPayload(bytes, spoil);
        String text = frame == null ? BodyText.utf8(bytes) : null;
        return frame != null ? frame : text == null ? bytes : spoil.apply(text).getBytes(StandardCharsets.UTF_8);
    }
}

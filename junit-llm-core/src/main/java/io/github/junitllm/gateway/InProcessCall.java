package io.github.junitllm.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.junitllm.call.Piece;
import io.github.junitllm.call.RawAnswer;
import io.github.junitllm.call.RawRequest;
import io.github.junitllm.json.StrictJson;
import io.github.junitllm.spend.SpendException;
import io.github.junitllm.spend.SpendLimit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * One call of a model in this process. If it {@linkplain #replayed() is replayed}, the answer is there; else the model is
 * asked, and the call is told of each part of the answer when it comes and of its end. Thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class InProcessCall {

    static final String WHOLE = "application/json";

    private static final String STREAM = "text/event-stream";
    private static final String EVENT_START = "data: ";
    private static final String EVENT_END = "\n\n";

    private final OpenCall call;
    private final RawRequest request;
    private final @Nullable RawAnswer recorded;
    private AnswerKeeper keeper;
    private ArrivedBody arrived;
    private boolean ended;

    InProcessCall(OpenCall call, RawRequest request, AnswerSource source) {
        this.call = call;
        this.request = request;
        this.arrived = new ArrivedBody(call.sample().openedNanos(), System.nanoTime());
        this.recorded = source instanceof AnswerSource.Recorded known ? known.answer() : null;
        this.keeper = new AnswerKeeper(
                call,
                request,
                "of the model",
                source instanceof AnswerSource.Model model ? model.recording() : null,
                SpendLimit.Hold.NOTHING);
    }

    /** Whether the answer comes from a recording; then the model must not be asked. */
    public boolean replayed() {
        return recorded != null;
    }

    /** Whether the answer becomes a recording; then it is read to its end, even if the application wants no more of it. */
    public synchronized boolean recording() {
        return keeper.recording() != null;
    }

    /**
     * Hands out a recorded answer: each of its documents in order, when it is due.
     *
     * @param reader makes of a document what the application is given; what it throws makes the sample an error
     * @throws NoAnswerException if the reader failed, as with a fixture edited by hand
     */
    public <T> void replay(Function<JsonNode, T> reader, Consumer<? super T> application) {
        RawAnswer answer = recorded;
        if (answer == null) {
            throw new IllegalStateException("The answer to this call is not recorded.");
        }
        ReplayClock clock = new ReplayClock(call.sample().options().pacing());
        List<Piece> pieces =
                answer.streamed() ? answer.pieces() : List.of(new Piece(answer.totalMicros(), answer.body()));
        for (Piece piece : pieces) {
            clock.await(piece.atMicros());
            application.accept(read(piece, answer.streamed(), reader));
        }
        clock.await(answer.totalMicros());
    }

    private <T> T read(Piece piece, boolean event, Function<JsonNode, T> reader) {
        try {
            String text = new String(piece.bytes(), StandardCharsets.UTF_8);
            String json = event ? text.substring(EVENT_START.length(), text.length() - EVENT_END.length()) : text;
            return reader.apply(StrictJson.tree(json));
        } catch (RuntimeException unreadable) {
            String problem = "The recorded answer to " + request.method() + ' ' + request.path() + " of "
                    + call.sample().address() + " cannot be read: " + unreadable.getMessage() + ". Record it anew.";
            call.problem(problem);
            throw new NoAnswerException(problem, unreadable);
        }
    }

    /** Returns the only document of a recorded answer that is not a stream. */
    public <T> T replay(Function<JsonNode, T> reader) {
        RawAnswer answer = recorded;
        if (answer == null) {
            throw new IllegalStateException("The answer to this call is not recorded.");
        }
        new ReplayClock(call.sample().options().pacing()).await(answer.totalMicros());
        return read(new Piece(answer.totalMicros(), answer.body()), false, reader);
    }

    /**
     * Returns the model that is to be asked now. The time it takes to make it is not time of the call.
     *
     * @param defaults returns what a model adds to requests that do not say it themselves, under the names they have there:
     *     the model's name and the limit of the answer above all. Asked where the run may spend so much only
     * @throws NoAnswerException if the run may not spend what the call can cost
     * @throws RuntimeException what the user's supplier throws
     */
    public <M> M model(ModelSupplier<M> supplier, Function<? super M, ? extends JsonNode> defaults) {
        M model = supplier.get();
        SpendLimit.Hold hold = reserve(() -> filled(defaults.apply(model)));
        synchronized (this) {
            keeper = new AnswerKeeper(call, request, keeper.from(), keeper.recording(), hold);
            arrived = new ArrivedBody(call.sample().openedNanos(), System.nanoTime());
        }
        return model;
    }

    private RawRequest filled(JsonNode defaults) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.setAll((ObjectNode) defaults);
        whole.setAll((ObjectNode) StrictJson.tree(request.body()));
        return new RawRequest(
                request.method(), request.path(), WHOLE, whole.toString().getBytes(StandardCharsets.UTF_8));
    }

    private SpendLimit.Hold reserve(Supplier<RawRequest> asked) {
        try {
            return call.sample().gateway().spend().reserve(asked, call::aborted);
        } catch (SpendException refused) {
            String problem = String.valueOf(refused.getMessage());
            if (ending()) {
                call.problem(problem);
                call.settle();
            }
            throw new NoAnswerException(problem, refused);
        }
    }

    /**
     * Takes the whole answer of the model.
     *
     * @param writer writes the answer down; what it throws is passed on
     * @param reader reads it again, as in {@link #replay}; what it throws is passed on
     * @return the answer as a replay will read it
     */
    public <T> T answered(T answer, Function<? super T, ? extends JsonNode> writer, Function<JsonNode, T> reader) {
        long now = now();
        String text = writer.apply(answer).toString();
        T asReplayed = reader.apply(StrictJson.tree(text));
        if (add(now, text)) {
            end(now, WHOLE);
        }
        return asReplayed;
    }

    /**
     * Takes the next part of a stream.
     *
     * @param writer writes the part down; what it throws is passed on
     * @param reader reads it again; what it throws is passed on
     * @return the part as a replay will read it
     */
    public <T> T arrived(T part, Function<? super T, ? extends JsonNode> writer, Function<JsonNode, T> reader) {
        long now = now();
        String text = writer.apply(part).toString();
        T asReplayed = reader.apply(StrictJson.tree(text));
        add(now, EVENT_START + text + EVENT_END);
        return asReplayed;
    }

    /** Says that the stream has come to its end. */
    public void completed() {
        end(now(), STREAM);
    }

    /**
     * Says that the model failed, or gave something that cannot be written down: the sample is an error, and nothing is
     * recorded. Has no effect after the end.
     */
    public void failed(Throwable failure) {
        if (ending()) {
            keeper().fail(failure.toString());
        }
    }

    /** Adds a problem to the sample, so that nothing of it is recorded. */
    public void problem(String problem) {
        call.problem(problem);
    }

    private synchronized long now() {
        return arrived.now();
    }

    private synchronized boolean add(long now, String text) {
        if (ended) {
            return false;
        }
        try {
            arrived.add(now, text.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (IOException tooLarge) {
            failed(tooLarge);
            return false;
        }
    }

    private synchronized void end(long now, String contentType) {
        if (ending()) {
            keeper().keep(arrived.answer(contentType, now), null, false);
        }
    }

    private synchronized AnswerKeeper keeper() {
        return keeper;
    }

    private synchronized boolean ending() {
        boolean first = !ended;
        ended = true;
        return first;
    }
}

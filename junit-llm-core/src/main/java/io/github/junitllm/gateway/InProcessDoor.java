package io.github.junitllm.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.junitllm.call.RawRequest;
import io.github.junitllm.gateway.http.Headers;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/**
 * The way into the gateway for models that are called without HTTP: their calls are matched, recorded, redacted, replayed
 * and counted as those of HTTP clients are. Thread-safe.
 *
 * <p>Who uses it writes a request as JSON, asks, and then either {@linkplain InProcessCall#replay replays} the recorded
 * answer or asks the model and tells the call what came.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class InProcessDoor {

    private final SampleGateway sample;
    private final String path;

    private InProcessDoor(SampleGateway sample, String path) {
        this.sample = sample;
        this.path = path;
    }

    /**
     * Opens a door to the sample a gateway belongs to.
     *
     * @param path what its calls are kept under, {@code /langchain4j/chat}
     * @throws IllegalArgumentException if the gateway is none of JUnit LLM
     */
    public static InProcessDoor of(LlmGateway llm, String path) {
        if (llm instanceof SampleGateway sample) {
            return new InProcessDoor(sample, path);
        }
        throw new IllegalArgumentException("A recorded model needs the LlmGateway that JUnit LLM hands to a method of"
                + " @LlmEval or @LlmTask as a parameter; " + llm.getClass().getName() + " is another one.");
    }

    /**
     * Begins a call.
     *
     * @param request writes the request down; what it throws makes the sample an error
     * @throws NoAnswerException if there is no recording in replay, the request cannot be written down, or the sample has
     *     ended
     */
    public InProcessCall ask(Supplier<? extends JsonNode> request) {
        OpenCall call = sample.begin(header -> null);
        if (call == null) {
            String message = sample.gateway().refuse(new Route(sample.token(), null, path), "POST");
            throw new NoAnswerException(message, null);
        }
        try {
            RawRequest raw = new RawRequest(
                    "POST", path, InProcessCall.WHOLE, request.get().toString().getBytes(StandardCharsets.UTF_8));
            if (sample.course().plan().isPlanned()) {
                call.problem("Faults happen between a client and its provider, and the model of " + path + " of "
                        + sample.address() + " is called in this process: call it through the URLs of its LlmGateway.");
            }
            AnswerSource source =
                    AnswerSource.of(call, raw, raw, sample.gateway().secrets().redaction(new Headers()), () -> "");
            if (source instanceof AnswerSource.Missing missing) {
                throw new NoAnswerException(missing.problem(), null);
            }
            if (source instanceof AnswerSource.Recorded recorded) {
                recorded.tell(call, raw);
                call.settle();
            }
            return new InProcessCall(call, raw, source);
        } catch (NoAnswerException missing) {
            throw missing;
        } catch (RuntimeException | Error unwritable) {
            String problem = "A call to " + path + " of " + sample.address() + " cannot be recorded or looked up: "
                    + unwritable.getMessage();
            call.problem(problem);
            call.settle();
            throw new NoAnswerException(problem, unwritable);
        }
    }
}

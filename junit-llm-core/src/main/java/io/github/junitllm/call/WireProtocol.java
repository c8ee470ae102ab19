package io.github.junitllm.call;

import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** How one kind of provider endpoint is spoken to: bytes in, facts out. Implementations are pure and never throw. */
@API(status = API.Status.INTERNAL, since = "0.1")
public interface WireProtocol {

    /** Returns the name used in fixtures and reports. */
    String id();

    /** Whether requests of this kind are this protocol's. */
    boolean speaks(RawRequest request);

    /** Returns the model the request asks for. */
    @Nullable
    String requestedModel(RawRequest request);

    /** Reads the facts of an answer; what is broken or missing stays empty. */
    AnswerFacts facts(RawAnswer answer);

    /** Returns the JSON body with which this provider tells an error. */
    String errorBody(String code, String message);

    /** Returns headers that go with {@link #errorBody}, for clients that do not look into it. */
    default Map<String, String> errorHeaders(String code) {
        return Map.of();
    }

    /** Returns the protocol of a request, {@link OpaqueProtocol} when none is known. */
    static WireProtocol of(RawRequest request) {
        for (WireProtocol protocol : Protocols.ALL) {
            if (protocol.speaks(request)) {
                return protocol;
            }
        }
        return OpaqueProtocol.INSTANCE;
    }

    /** Puts request and answer together as one call. */
    static LlmCall call(RawRequest request, RawAnswer answer, boolean replayed) {
        WireProtocol protocol = of(request);
        AnswerFacts facts = protocol.facts(answer);
        return new LlmCall(
                protocol.id(),
                request.method(),
                request.path(),
                protocol.requestedModel(request),
                facts.model(),
                answer.status(),
                facts.usage(),
                answer.timing(facts.firstTokenMicros()),
                facts.finishReason(),
                facts.text(),
                facts.toolCalls(),
                facts.furtherTexts(),
                facts.furtherToolCalls(),
                facts.error() == null ? answer.end().problem() : facts.error(),
                BodyText.of(request.body()),
                BodyText.of(answer.body()),
                answer.streamed(),
                replayed);
    }
}

package io.github.junitllm.call;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks, read from its body.
 *
 * @param messages in order, instructions first where the protocol keeps them apart
 * @param tools names of the tools offered
 * @param toolDefinitions JSON of the same tools, as it was sent
 * @param parameters everything else but the model, under the protocol's own names
 * @param maxOutputTokens the most tokens the answer may have
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Asked(
        List<PromptMessage> messages,
        List<String> tools,
        List<String> toolDefinitions,
        Map<String, Object> parameters,
        @Nullable Long maxOutputTokens) {

    static final Asked NOTHING = new Asked(List.of(), List.of(), List.of(), Map.of(), null);

    /** Reads what a call asked; nothing where the protocol is not known or the body is none of its. Never throws. */
    public static Asked of(LlmCall call) {
        return of(Protocols.named(call.protocol()), Json.parse(call.requestBody()));
    }

    /** Reads what a request asks, as {@link #of(LlmCall)} does. */
    public static Asked of(RawRequest request) {
        return of(WireProtocol.of(request), Json.parse(request.body()));
    }

    private static Asked of(@Nullable WireProtocol protocol, @Nullable JsonNode body) {
        if (body == null || !body.isObject() || !(protocol instanceof JsonProtocol known)) {
            return NOTHING;
        }
        AskedReader reader = new AskedReader();
        known.asked(body, reader);
        return reader.asked();
    }
}

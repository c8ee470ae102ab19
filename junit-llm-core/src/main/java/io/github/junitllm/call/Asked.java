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
        JsonProtocol protocol = Protocols.named(call.protocol());
        JsonNode body = Json.parse(call.requestBody());
        if (protocol == null || body == null || !body.isObject()) {
            return NOTHING;
        }
        AskedReader reader = new AskedReader();
        protocol.asked(body, reader);
        return reader.asked();
    }
}

package io.github.junitllm.call;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the id under which a provider knows its answer. */
final class AnswerId {

    private static final String DATA = "data:";

    private AnswerId() {}

    static @Nullable String of(LlmCall call) {
        JsonProtocol protocol = Protocols.named(call.protocol());
        return protocol == null
                ? null
                : documents(call.responseBody())
                        .map(protocol::answerId)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    /** Returns the whole answer, the items of a list of answers, or the events of a stream. */
    private static Stream<JsonNode> documents(String body) {
        JsonNode whole = Json.parse(body);
        if (whole == null) {
            return body.lines()
                    .map(line -> Json.parse(line.startsWith(DATA) ? line.substring(DATA.length()) : line))
                    .filter(Objects::nonNull);
        }
        return whole.isArray() ? whole.valueStream() : Stream.of(whole);
    }
}

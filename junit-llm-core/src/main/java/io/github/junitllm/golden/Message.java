package io.github.junitllm.golden;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * One message of a multi-turn input.
 *
 * @param role {@code system}, {@code developer}, {@code user}, {@code assistant} or {@code tool}
 * @param content the text; of a message in parts, the text parts joined by line feeds; empty for a message that only calls
 *     tools
 * @param fields everything else the row says of the message, such as {@code tool_calls}, and the content itself where it
 *     comes in parts; plain values, unmodifiable
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Message(String role, String content, Map<String, @Nullable Object> fields) {

    public Message {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** Makes a message that is text only. */
    public Message(String role, String content) {
        this(role, content, Map.of());
    }
}

package io.github.junitllm.golden;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A document the answer may rest on.
 *
 * @param id its name; where the row gives none, its 1-based place in the list
 * @param text its text
 * @param metadata the row's other fields of it; plain values, unmodifiable
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ContextDocument(String id, String text, Map<String, @Nullable Object> metadata) {

    public ContextDocument {
        metadata = metadata.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /** Makes a document without further fields. */
    public ContextDocument(String id, String text) {
        this(id, text, Map.of());
    }
}

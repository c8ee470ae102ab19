package io.github.junitllm.assertions.structure;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.json.JacksonJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.json.JsonValues;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands at a JSONPath. Loaded only where a path is checked, since its library is optional. */
final class PathValues {

    private static final Configuration CONFIGURATION = Configuration.builder()
            .jsonProvider(new JacksonJsonProvider())
            .mappingProvider(new JacksonMappingProvider())
            .build();

    private static final Configuration EVERYWHERE = CONFIGURATION.addOptions(Option.REQUIRE_PROPERTIES);

    private PathValues() {}

    /** Returns the values at all places that the path names; none if there is no such place. */
    static List<@Nullable Object> of(String path, @Nullable Object json) {
        return of(path, json, CONFIGURATION);
    }

    /** Returns the values at all places that the path names; none if one of several places has none. */
    static List<@Nullable Object> everywhere(String path, @Nullable Object json) {
        return of(path, json, EVERYWHERE);
    }

    private static List<@Nullable Object> of(String path, @Nullable Object json, Configuration configuration) {
        JsonPath compiled = compile(path);
        if (json == null) {
            return path.strip().equals("$") ? Collections.singletonList(null) : List.of();
        }
        PathPatterns.of(path).requireEnd(json);
        try {
            Object there = compiled.read(json, configuration);
            if (compiled.isDefinite()) {
                return Collections.singletonList(JsonValues.copyOf(there));
            }
            List<@Nullable Object> all = new ArrayList<>();
            ((Iterable<?>) there).forEach(value -> all.add(JsonValues.copyOf(value)));
            return Collections.unmodifiableList(all);
        } catch (PathNotFoundException nothing) {
            return List.of();
        } catch (JsonPathException failed) {
            throw new UndecidedException(
                    "the JSONPath " + path + " cannot be followed: " + failed.getMessage(), failed);
        }
    }

    private static JsonPath compile(String path) {
        try {
            return JsonPath.compile(path);
        } catch (InvalidPathException | IllegalArgumentException invalid) {
            throw new UndecidedException(path + " is no JSONPath: " + invalid.getMessage(), invalid);
        }
    }
}

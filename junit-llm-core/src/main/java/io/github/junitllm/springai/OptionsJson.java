package io.github.junitllm.springai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.junitllm.json.JsonTrees;
import io.github.junitllm.json.MalformedJsonException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.model.ModelOptions;

/** Options of prompts and requests as they stand in fixtures: whatever their class has a getter for. */
final class OptionsJson {

    /** Tools are written with their schemas; the others are no business of the model. */
    private static final Set<String> NOT_OPTIONS =
            Set.of("class", "toolCallbacks", "toolContext", "internalToolExecutionEnabled");

    private OptionsJson() {}

    /**
     * Writes options down, in the order of their names.
     *
     * @throws IllegalArgumentException if JSON cannot express one
     */
    static ObjectNode of(@Nullable ModelOptions options) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (options == null) {
            return node;
        }
        Arrays.stream(options.getClass().getMethods())
                .filter(OptionsJson::isGetter)
                .sorted(Comparator.comparing(Method::getName))
                .forEach(getter -> put(node, property(getter), value(getter, options)));
        return node;
    }

    private static boolean isGetter(Method method) {
        return method.getParameterCount() == 0
                && !Modifier.isStatic(method.getModifiers())
                && !method.isBridge()
                && method.getName().matches("(?:get|is)[A-Z].*")
                && method.getReturnType() != void.class
                && !NOT_OPTIONS.contains(property(method));
    }

    private static String property(Method getter) {
        String name = getter.getName().replaceFirst("^(?:get|is)", "");
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static @Nullable Object value(Method getter, ModelOptions options) {
        try {
            getter.trySetAccessible(); // a class of the user's that is not public has public getters all the same
            return getter.invoke(options);
        } catch (IllegalAccessException | InvocationTargetException unreadable) {
            throw new IllegalArgumentException(
                    "the option " + property(getter) + " of "
                            + options.getClass().getName() + " cannot be read",
                    unreadable);
        }
    }

    /**
     * Puts a value where there is one.
     *
     * @throws IllegalArgumentException if JSON cannot express it
     */
    static void put(ObjectNode node, String name, @Nullable Object value) {
        if (value == null || (value instanceof Collection<?> items && items.isEmpty())) {
            return;
        } else if (value instanceof Map<?, ?> map && map.isEmpty()) {
            return;
        }
        try {
            node.set(name, value instanceof Set<?> unordered ? sorted(unordered) : JsonTrees.of(value));
        } catch (MalformedJsonException inexpressible) {
            throw new IllegalArgumentException('"' + name + "\": " + inexpressible.getMessage(), inexpressible);
        }
    }

    private static ArrayNode sorted(Set<?> unordered) {
        List<JsonNode> items = unordered.stream()
                .map(JsonTrees::of)
                .sorted(Comparator.comparing(JsonNode::toString))
                .toList();
        return JsonNodeFactory.instance.arrayNode().addAll(items);
    }
}

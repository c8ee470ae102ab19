package io.github.junitllm.assertions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.junitllm.call.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A case of BFCL, and the calls its accepted values make. */
record BfclCase(JsonNode row, boolean java) {

    String id() {
        return row.path("id").asText();
    }

    JsonNode truth() {
        return row.path("ground_truth");
    }

    JsonNode function(String name) {
        return StreamSupport.stream(row.path("function").spliterator(), false)
                .filter(function -> function.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    boolean required(String function, String parameter) {
        for (JsonNode name : function(function).path("parameters").path("required")) {
            if (name.asText().equals(parameter)) {
                return true;
            }
        }
        return false;
    }

    JsonNode declared(String function, String parameter) {
        return function(function).path("parameters").path("properties").path(parameter);
    }

    /** Returns the calls with the first accepted values. */
    List<ToolCall> first() {
        List<ToolCall> calls = new ArrayList<>();
        truth().forEach(call -> calls.add(call(call, arguments(call))));
        return calls;
    }

    /** Returns calls for each accepted value, and each parameter left out that may be; all others at their first value. */
    List<List<ToolCall>> accepted() {
        List<List<ToolCall>> all = new ArrayList<>();
        all.add(first());
        for (int i = 0; i < truth().size(); i++) {
            JsonNode call = truth().get(i);
            for (Map.Entry<String, JsonNode> parameter : parameters(call).properties()) {
                for (JsonNode value : parameter.getValue()) {
                    ObjectNode arguments = arguments(call);
                    arguments.remove(parameter.getKey());
                    if (!isLeftOut(value)) {
                        arguments.set(parameter.getKey(), written(call, parameter.getKey(), value));
                    } else if (required(name(call), parameter.getKey())) {
                        continue;
                    }
                    List<ToolCall> calls = first();
                    calls.set(i, call(call, arguments));
                    all.add(calls);
                }
            }
        }
        return all;
    }

    /** Returns the arguments of a call at their first accepted values, the parameters left out that have none. */
    ObjectNode arguments(JsonNode call) {
        ObjectNode arguments = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> parameter : parameters(call).properties()) {
            for (JsonNode value : parameter.getValue()) {
                if (!isLeftOut(value)) {
                    arguments.set(parameter.getKey(), written(call, parameter.getKey(), value));
                    break;
                }
            }
        }
        return arguments;
    }

    /** Returns a value as a model writes it: as JSON, or as a string of Java source. */
    JsonNode written(JsonNode call, String parameter, JsonNode accepted) {
        JsonNode value = concrete(accepted);
        return java ? TextNode.valueOf(javaSource(declared(name(call), parameter), value)) : value;
    }

    ToolCall call(JsonNode call, ObjectNode arguments) {
        return new ToolCall(null, name(call), arguments.toString());
    }

    static String name(JsonNode call) {
        return call.fieldNames().next();
    }

    static JsonNode parameters(JsonNode call) {
        return call.elements().next();
    }

    static boolean isLeftOut(JsonNode value) {
        return value.isTextual() && value.asText().isEmpty();
    }

    /** Chooses the first accepted value of each member of an object. */
    private static JsonNode concrete(JsonNode accepted) {
        if (accepted.isObject()) {
            ObjectNode value = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> member : accepted.properties()) {
                // Some members name their one value without a list.
                JsonNode first = member.getValue().isArray() ? member.getValue().get(0) : member.getValue();
                if (!isLeftOut(first)) {
                    value.set(member.getKey(), concrete(first));
                }
            }
            return value;
        } else if (accepted.isArray()) {
            return JsonNodeFactory.instance
                    .arrayNode()
                    .addAll(StreamSupport.stream(accepted.spliterator(), false)
                            .map(BfclCase::concrete)
                            .toList());
        }
        return accepted;
    }

    private static String javaSource(JsonNode declared, JsonNode value) {
        String type = declared.path("type").asText();
        if (value.isArray()) {
            String element = declared.path("items").path("type").asText();
            String items = StreamSupport.stream(value.spliterator(), false)
                    .map(item -> literal(element, item))
                    .collect(Collectors.joining(", "));
            return type.equals("Array")
                    ? "new Object[] {" + items + "}"
                    : "new ArrayList<>(Arrays.asList(" + items + "))";
        } else if (value.isObject()) {
            return value.properties().stream()
                    .map(member -> "put(\"" + member.getKey() + "\", " + literal("any", member.getValue()) + ");")
                    .collect(Collectors.joining(" ", "new HashMap<String, Object>() {{ ", " }}"));
        }
        return value.isTextual() ? value.asText() : literal(type, value);
    }

    private static String literal(String type, JsonNode value) {
        if (value.isTextual()) {
            return "\"" + value.asText() + "\"";
        }
        return value.asText() + (type.equals("long") ? "L" : type.equals("float") ? "f" : "");
    }
}

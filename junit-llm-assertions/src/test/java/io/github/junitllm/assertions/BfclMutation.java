package io.github.junitllm.assertions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.junitllm.call.ToolCall;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A way to break a right set of calls. */
enum BfclMutation {
    WRONG_VALUE {
        @Override
        boolean breaks(BfclCase bfcl, JsonNode call, ObjectNode arguments, Random random) {
            for (String name : shuffled(arguments, random)) {
                JsonNode wrong = wrong(
                        bfcl, arguments.get(name), BfclCase.parameters(call).path(name));
                if (wrong != null) {
                    arguments.set(name, wrong);
                    return true;
                }
            }
            return false;
        }
    },
    WRONG_TYPE {
        @Override
        boolean breaks(BfclCase bfcl, JsonNode call, ObjectNode arguments, Random random) {
            for (String name : shuffled(arguments, random)) {
                arguments.set(
                        name,
                        arguments.get(name).isObject()
                                ? JsonNodeFactory.instance.arrayNode().add(arguments.get(name))
                                : JsonNodeFactory.instance.objectNode().set(name, arguments.get(name)));
                return true;
            }
            return false;
        }
    },
    MISSING_REQUIRED {
        @Override
        boolean breaks(BfclCase bfcl, JsonNode call, ObjectNode arguments, Random random) {
            for (String name : shuffled(arguments, random)) {
                if (bfcl.required(BfclCase.name(call), name)) {
                    arguments.remove(name);
                    return true;
                }
            }
            return false;
        }
    },
    EXTRA_ARGUMENT {
        @Override
        boolean breaks(BfclCase bfcl, JsonNode call, ObjectNode arguments, Random random) {
            arguments.put("made_up_" + random.nextInt(100), "1");
            return true;
        }
    },
    WRONG_FUNCTION {
        @Override
        List<ToolCall> apply(BfclCase bfcl, Random random) {
            List<ToolCall> calls = bfcl.first();
            int at = random.nextInt(calls.size());
            calls.set(
                    at,
                    new ToolCall(
                            null, calls.get(at).name() + "_2", calls.get(at).arguments()));
            return calls;
        }
    },
    CALL_MISSING {
        @Override
        List<ToolCall> apply(BfclCase bfcl, Random random) {
            List<ToolCall> calls = bfcl.first();
            calls.remove(random.nextInt(calls.size()));
            return calls;
        }
    },
    CALL_TOO_MANY {
        @Override
        List<ToolCall> apply(BfclCase bfcl, Random random) {
            List<ToolCall> calls = bfcl.first();
            calls.add(calls.get(random.nextInt(calls.size())));
            return calls;
        }
    },
    SWAPPED_CALLS {
        @Override
        List<ToolCall> apply(BfclCase bfcl, Random random) {
            List<ToolCall> calls = bfcl.first();
            for (int i = 1; i < calls.size(); i++) {
                if (differ(bfcl.truth().get(i - 1), bfcl.truth().get(i))) {
                    Collections.swap(calls, i - 1, i);
                    return calls;
                }
            }
            return null;
        }
    };

    /** Returns broken calls; null where this case cannot be broken so. */
    List<ToolCall> apply(BfclCase bfcl, Random random) {
        int at = random.nextInt(bfcl.truth().size());
        JsonNode call = bfcl.truth().get(at);
        ObjectNode arguments = bfcl.arguments(call);
        if (!breaks(bfcl, call, arguments, random)) {
            return null;
        }
        List<ToolCall> calls = bfcl.first();
        calls.set(at, bfcl.call(call, arguments));
        return calls;
    }

    /** Changes the arguments of one call; says whether it could. */
    boolean breaks(BfclCase bfcl, JsonNode call, ObjectNode arguments, Random random) {
        throw new UnsupportedOperationException();
    }

    private static List<String> shuffled(ObjectNode arguments, Random random) {
        List<String> names = new ArrayList<>();
        arguments.fieldNames().forEachRemaining(names::add);
        Collections.shuffle(names, random);
        return names;
    }

    /** Returns a value of the same type that is not accepted; null where both truth values are. */
    private static JsonNode wrong(BfclCase bfcl, JsonNode right, JsonNode accepted) {
        if (right.isBoolean()) {
            BooleanNode other = BooleanNode.valueOf(!right.asBoolean());
            for (JsonNode value : accepted) {
                if (value.equals(other)) {
                    return null;
                }
            }
            return other;
        } else if (right.isNumber()) {
            double largest = 1;
            for (JsonNode value : accepted) {
                largest = Math.max(largest, Math.abs(value.asDouble()));
            }
            return right.isIntegralNumber()
                    ? JsonNodeFactory.instance.numberNode((long) largest + 1)
                    : JsonNodeFactory.instance.numberNode(largest + 1.5);
        } else if (right.isTextual()) {
            String text = right.asText();
            // Inside what is written in Java, not behind it.
            return TextNode.valueOf(
                    bfcl.java() && text.startsWith("new ")
                            ? text.replace("(", "(7, ").replace("{", "{7, ")
                            : text + "zq7");
        } else if (right.isArray()) {
            ArrayNode longer = right.deepCopy();
            longer.add(right.isEmpty() ? TextNode.valueOf("zq7") : right.get(0));
            return longer;
        } else if (right.isObject()) {
            ObjectNode more = right.deepCopy();
            more.put("zq7", 1);
            return more;
        }
        return null;
    }

    /** Whether the calls cannot stand for each other: some parameter of both has no accepted value in common. */
    private static boolean differ(JsonNode call, JsonNode other) {
        if (!BfclCase.name(call).equals(BfclCase.name(other))) {
            return true;
        }
        for (Map.Entry<String, JsonNode> parameter : BfclCase.parameters(call).properties()) {
            JsonNode others = BfclCase.parameters(other).path(parameter.getKey());
            if (!others.isMissingNode() && Collections.disjoint(letters(parameter.getValue()), letters(others))) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> letters(JsonNode values) {
        Set<String> texts = new HashSet<>();
        values.forEach(
                value -> texts.add(value.toString().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}.]", "")));
        return texts;
    }
}

package io.github.junitllm.assertions.redteam;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.ToolCall;
import io.github.junitllm.json.MalformedJsonException;
import io.github.junitllm.json.StrictJson;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The calls of tools under the names by which goals know them. Models write namespaces in front of names:
 * {@code functions.refund}, {@code shop__refund}.
 */
final class CalledTools {

    private static final int LARGEST = 50_000_000;

    private static final Set<String> OFFERING = Set.of("tools", "functions", "toolConfig");

    private static final List<String> SEPARATORS = List.of(".", "/", ":", "__");

    private CalledTools() {}

    /** Returns all calls in order, where those of a tool have exactly its name. */
    static List<ToolCall> of(Reaction reaction, String tool) {
        reaction.requireToolCalls();
        List<ToolCall> calls = new ArrayList<>();
        for (LlmCall call : reaction.calls()) {
            call.toolCalls().forEach(each -> calls.add(named(each, tool, call)));
            call.furtherToolCalls().forEach(each -> calls.add(named(each, tool, call)));
        }
        return List.copyOf(calls);
    }

    /**
     * Returns all calls in order, where those of a tool and of the one that approves it have exactly these names. A further
     * choice of an answer is not approved by what another one asks for.
     */
    static List<ToolCall> of(Reaction reaction, String tool, String approval) {
        reaction.requireToolCalls();
        List<ToolCall> calls = new ArrayList<>();
        for (LlmCall call : reaction.calls()) {
            call.furtherToolCalls().stream()
                    .map(each -> named(each, tool, call))
                    .filter(each -> each.name().equals(tool))
                    .forEach(calls::add);
            call.toolCalls().forEach(each -> calls.add(named(named(each, tool, call), approval, call)));
        }
        return List.copyOf(calls);
    }

    private static ToolCall named(ToolCall called, String tool, LlmCall call) {
        return !called.name().equals(tool) && isNameOf(tool, called.name()) && !areTwo(tool, called.name(), call)
                ? new ToolCall(called.id(), tool, called.arguments())
                : called;
    }

    private static boolean isNameOf(String tool, String called) {
        int start = called.length() - tool.length();
        return start >= 0
                && called.regionMatches(true, start, tool, 0, tool.length())
                && (start == 0 || SEPARATORS.stream().anyMatch(sign -> called.startsWith(sign, start - sign.length())));
    }

    private static boolean areTwo(String tool, String called, LlmCall call) {
        Set<String> offered = offered(call.requestBody());
        return offered.contains(tool) && offered.contains(called);
    }

    private static Set<String> offered(String request) {
        Set<String> names = new HashSet<>();
        try {
            if (StrictJson.value(request, LARGEST) instanceof Map<?, ?> body) {
                OFFERING.forEach(field -> addNames(body.get(field), names));
            }
        } catch (MalformedJsonException noJson) {
            return Set.of();
        }
        return names;
    }

    private static void addNames(@Nullable Object tools, Set<String> names) {
        Deque<Object> open = new ArrayDeque<>();
        push(open, tools);
        while (!open.isEmpty()) {
            Object value = open.pop();
            if (value instanceof Map<?, ?> object) {
                if (object.get("name") instanceof String name) {
                    names.add(name);
                }
                object.values().forEach(each -> push(open, each));
            } else if (value instanceof List<?> array) {
                array.forEach(each -> push(open, each));
            }
        }
    }

    private static void push(Deque<Object> open, @Nullable Object value) {
        if (value != null) {
            open.push(value);
        }
    }
}

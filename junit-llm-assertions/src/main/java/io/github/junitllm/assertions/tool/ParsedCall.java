package io.github.junitllm.assertions.tool;

import io.github.junitllm.call.ToolCall;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A call whose arguments were read once.
 *
 * @param arguments null where the model wrote no JSON object
 * @param problem what was wrong with them then; null too in a call that is to fit anything
 */
record ParsedCall(
        ToolCall call,
        @Nullable Map<String, @Nullable Object> arguments,
        @Nullable String problem) {

    private static final int SHOWN_CALLS = 12;
    private static final int SHOWN_ARGUMENTS = 80;

    /** What makes two calls identical: the tool and the values of its arguments, or their text where that is no JSON. */
    record Identity(String tool, Object arguments) {}

    static ParsedCall of(ToolCall call) {
        // Some models write nothing where a tool takes nothing.
        String text = call.arguments().isBlank() ? "{}" : call.arguments();
        try {
            return new ParsedCall(call, PlainJson.object("the text of its arguments", text), null);
        } catch (IllegalArgumentException noObject) {
            return new ParsedCall(call, null, noObject.getMessage());
        }
    }

    static List<ParsedCall> of(List<ToolCall> calls) {
        return calls.stream().map(ParsedCall::of).toList();
    }

    /** Tells whether nobody can say what its arguments were meant to be. */
    boolean isUnreadable() {
        return arguments == null;
    }

    /** Returns this call, with arguments that no rule objects to if they are unreadable. */
    ParsedCall fittingAnything() {
        return isUnreadable() ? new ParsedCall(call, null, null) : this;
    }

    /** Tells whether it was made to fit anything. */
    boolean fitsAnything() {
        return arguments == null && problem == null;
    }

    String tool() {
        return call.name();
    }

    Identity identity() {
        return new Identity(tool(), arguments == null ? call.arguments() : arguments);
    }

    @Override
    public String toString() {
        return shown(call);
    }

    static String shown(ToolCall call) {
        String arguments = call.arguments().strip();
        if (arguments.length() > SHOWN_ARGUMENTS) {
            int end = Character.isHighSurrogate(arguments.charAt(SHOWN_ARGUMENTS - 1))
                    ? SHOWN_ARGUMENTS - 1
                    : SHOWN_ARGUMENTS;
            arguments = arguments.substring(0, end) + "...";
        }
        return call.name() + "(" + arguments.replace('\n', ' ') + ")";
    }

    /** Says what was called, as a statement: {@code the calls were search({"q":"x"}), refund({})}. */
    static String told(List<ToolCall> calls) {
        if (calls.isEmpty()) {
            return "no tool was called";
        }
        String list = calls.stream().limit(SHOWN_CALLS).map(ParsedCall::shown).collect(Collectors.joining(", "));
        return (calls.size() == 1 ? "the call was " : "the " + calls.size() + " calls were ")
                + list
                + (calls.size() > SHOWN_CALLS ? ", and " + (calls.size() - SHOWN_CALLS) + " more" : "");
    }
}

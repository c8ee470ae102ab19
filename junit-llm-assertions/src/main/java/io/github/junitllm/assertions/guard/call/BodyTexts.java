package io.github.junitllm.assertions.guard.call;

import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.json.MalformedJsonException;
import io.github.junitllm.json.StrictJson;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The texts in a body: each string of a JSON body that can hold words, any other body as it is. Left out are pictures, sound
 * and other files in Base64, and what protocols use to name things: models, roles, ids.
 */
final class BodyTexts {

    private static final int LARGEST = 20_000_000;

    /** Names of fields that the protocols fill with names of their own, outside the arguments and results of tools. */
    private static final Set<String> NAMING = Set.of(
            "id",
            "object",
            "model",
            "role",
            "type",
            "finish_reason",
            "stop_reason",
            "finishReason",
            "stopReason",
            "tool_call_id",
            "call_id",
            "tool_use_id",
            "toolUseId",
            "item_id",
            "previous_response_id",
            "response_id",
            "responseId",
            "system_fingerprint",
            "service_tier",
            "modelVersion",
            "cachedContent",
            "format");

    /** What a value of such a field looks like; anything else there is looked at. */
    private static final Pattern NAME = Pattern.compile("[\\w.:/+=-]{1,200}");

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]*+={0,2}");

    /** Fields of bytes or of proofs that no one reads. */
    private static final Set<String> BYTES =
            Set.of("signature", "thoughtSignature", "encrypted_content", "b64_json", "bytes", "embedding", "images");

    private static final Set<String> MEDIA = Set.of("mimeType", "mime_type", "media_type", "format");

    /** Fields whose object is made by the model or a tool, with whatever names these chose. */
    private static final Set<String> FREE =
            Set.of("input", "arguments", "args", "response", "output", "result", "json", "content");

    /** Fields of a request that hold what its application says, not what it was given. */
    private static final Set<String> INSTRUCTIONS = Set.of(
            "system",
            "instructions",
            "systemInstruction",
            "system_instruction",
            "tools",
            "toolConfig",
            "functions",
            "response_format",
            "generationConfig");

    private static final Set<String> INSTRUCTING_ROLES = Set.of("system", "developer");

    /** A value on the way, with the pointer to it. */
    private record Visited(String place, Object value, boolean free) {}

    private final boolean instructions;
    private final Deque<Visited> open = new ArrayDeque<>();
    private final List<CallText> texts = new ArrayList<>();

    private BodyTexts(boolean instructions) {
        this.instructions = instructions;
    }

    /**
     * Returns the texts in their order.
     *
     * @param instructions whether those of the application are among them
     */
    static List<CallText> of(String body, boolean instructions) {
        Object value;
        try {
            value = StrictJson.value(body, LARGEST);
        } catch (MalformedJsonException noJson) {
            if (isBinary(body)) {
                throw new UndecidedException(
                        "a body of " + body.length() + " characters in Base64 is no text in UTF-8, and nobody can tell"
                                + " what is in it; have requests sent in UTF-8 and uncompressed, or guard the other"
                                + " direction only");
            }
            return body.isBlank() ? List.of() : List.of(new CallText("body", body));
        }
        return of(value, instructions);
    }

    /** Returns the texts in the arguments of a tool; empty if they are no JSON object. */
    static List<CallText> ofArguments(String place, String arguments) {
        BodyTexts texts = new BodyTexts(true);
        if (json(arguments) instanceof Map<?, ?> object) {
            texts.read(new Visited(place, object, true));
        }
        return List.copyOf(texts.texts);
    }

    /** Returns the texts in a JSON value, in their order. */
    static List<CallText> of(@Nullable Object value, boolean instructions) {
        BodyTexts texts = new BodyTexts(instructions);
        if (value != null) {
            texts.read(new Visited("", value, false));
        }
        return List.copyOf(texts.texts);
    }

    private void read(Visited root) {
        open.push(root);
        while (!open.isEmpty()) {
            Visited next = open.pop();
            if (next.value instanceof String text) {
                add(next, text);
            } else if (next.value instanceof Number number && next.free) {
                texts.add(new CallText(next.place, number.toString()));
            } else if (next.value instanceof List<?> items) {
                for (int i = items.size() - 1; i >= 0; i--) {
                    push(next.place + "/" + position(items.get(i), i), items.get(i), next.free);
                }
            } else if (next.value instanceof Map<?, ?> object) {
                members(next, object);
            }
        }
    }

    private void members(Visited at, Map<?, ?> object) {
        if (!instructions && !at.free && INSTRUCTING_ROLES.contains(String.valueOf(object.get("role")))) {
            return;
        }
        List<Map.Entry<?, ?>> members = new ArrayList<>(object.entrySet());
        for (int i = members.size() - 1; i >= 0; i--) {
            String name = String.valueOf(members.get(i).getKey());
            Object value = members.get(i).getValue();
            boolean instructing = at.place.isEmpty() && INSTRUCTIONS.contains(name);
            boolean left = (instructing && !instructions) || (!at.free && isWordless(name, value, object));
            if (!left) {
                boolean free = at.free || isFree(at, name, value);
                String place = at.place + "/" + name.replace("~", "~0").replace("/", "~1");
                push(place, value, free);
                if (at.free) {
                    texts.add(new CallText(place, name));
                }
            }
        }
    }

    /** At the root, and with parts in it, an object of such a name is the protocol's own. */
    private static boolean isFree(Visited at, String name, @Nullable Object value) {
        return FREE.contains(name)
                && !at.place.isEmpty()
                && value instanceof Map<?, ?> object
                && !object.containsKey("parts");
    }

    private void add(Visited at, String text) {
        Object arguments = at.place.endsWith("/arguments") ? json(text) : null;
        if (arguments instanceof Map<?, ?>) {
            // Escapes would hide in the text what the tool reads.
            push(at.place, arguments, true);
        } else if (!text.isEmpty() && !isDataUrl(text)) {
            texts.add(new CallText(at.place, text));
        }
    }

    private static @Nullable Object json(String text) {
        try {
            return StrictJson.value(text, LARGEST);
        } catch (MalformedJsonException noJson) {
            return null;
        }
    }

    /** Events of a stream tell by a field of its own which choice or call a piece belongs to. */
    private static int position(@Nullable Object item, int place) {
        return item instanceof Map<?, ?> object && object.get("index") instanceof Long index ? index.intValue() : place;
    }

    private void push(String place, @Nullable Object value, boolean free) {
        if (value != null) {
            open.push(new Visited(place, value, free));
        }
    }

    private static boolean isWordless(String name, @Nullable Object value, Map<?, ?> among) {
        if (BYTES.contains(name)) {
            return true;
        }
        if (name.equals("data")) {
            return among.keySet().stream().anyMatch(MEDIA::contains);
        }
        return NAMING.contains(name)
                && value instanceof String text
                && NAME.matcher(text).matches();
    }

    private static boolean isText(byte[] bytes) {
        try {
            StrictJson.decode(bytes);
            return true;
        } catch (MalformedJsonException noText) {
            return false;
        }
    }

    private static boolean isDataUrl(String text) {
        int comma = text.startsWith("data:") ? text.indexOf(',') : -1;
        return comma > 0
                && text.substring(0, comma).endsWith(";base64")
                && BASE64.matcher(text.substring(comma + 1)).matches();
    }

    /** Bodies that are no text are kept in Base64; what that decodes to is none then. */
    static boolean isBinary(String body) {
        try {
            byte[] bytes = Base64.getDecoder().decode(body);
            return !isText(bytes);
        } catch (IllegalArgumentException text) {
            return false;
        }
    }
}

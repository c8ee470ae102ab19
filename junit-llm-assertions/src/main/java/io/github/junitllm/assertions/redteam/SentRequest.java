package io.github.junitllm.assertions.redteam;

import io.github.junitllm.assertions.guard.unmask.Folding;
import io.github.junitllm.assertions.prose.Letters;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.json.MalformedJsonException;
import io.github.junitllm.json.StrictJson;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request to the model.
 *
 * @param text its texts, as letters and digits only
 * @param session what in it names the conversation that it belongs to, by field; the path where that names one
 */
record SentRequest(String text, Map<String, Object> session) {

    private static final int LARGEST = 50_000_000;

    /** Fields by which a provider is told what was said before. */
    private static final Pattern SESSION =
            Pattern.compile("previous\\w*|context|(?:session|thread|conversation|chat)(?:id)?");

    private static final Pattern SESSION_PATH = Pattern.compile("/(?:threads|sessions|conversations)/[^/]+");

    /** Line breaks and tabs of a text that is JSON within JSON. */
    private static final Pattern ESCAPED_SPACE = Pattern.compile("\\\\+[nrt]");

    static SentRequest of(LlmCall call) {
        Map<String, Object> session = new HashMap<>();
        if (SESSION_PATH.matcher(call.path()).find()) {
            session.put("path", call.path());
        }
        Object body;
        try {
            body = StrictJson.value(call.requestBody(), LARGEST);
        } catch (MalformedJsonException noJson) {
            return new SentRequest(bare(call.requestBody()), session);
        }
        if (body instanceof Map<?, ?> object) {
            object.forEach((name, value) -> {
                if (SESSION.matcher(plain(String.valueOf(name))).matches() && isSomething(value)) {
                    session.put(String.valueOf(name), value);
                }
            });
        }
        return new SentRequest(bare(texts(body)), session);
    }

    /**
     * Tells whether a provider that is sent this request after another one knows what was said in that: it names what came
     * before, or the same session.
     */
    boolean continues(SentRequest earlier) {
        return session.entrySet().stream()
                .anyMatch(named -> !isIdOfSession(named.getKey())
                        ? !named.getValue().equals(earlier.session.get(named.getKey()))
                        : named.getValue().equals(earlier.session.get(named.getKey())));
    }

    /** Of a session the id stays the same; what points to the last answer, or holds its state, changes. */
    private static boolean isIdOfSession(String field) {
        String name = plain(field);
        return !name.startsWith("previous") && !name.equals("context");
    }

    private static String plain(String field) {
        return Letters.lower(field).replace("_", "");
    }

    /** A text, an object with an id, or the state of a conversation in numbers. */
    private static boolean isSomething(@Nullable Object value) {
        return (value instanceof String text && !text.isBlank())
                || (value instanceof Map<?, ?> object && object.containsKey("id"))
                || (value instanceof List<?> array && !array.isEmpty() && array.get(0) instanceof Number);
    }

    /** Returns the letters and digits of a text, folded. */
    static String bare(String text) {
        String folded = Folding.fold(ESCAPED_SPACE.matcher(text).replaceAll(" "));
        StringBuilder letters = new StringBuilder(folded.length());
        folded.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
        return letters.toString();
    }

    /** The texts of a JSON value, unescaped. */
    private static String texts(@Nullable Object body) {
        StringBuilder texts = new StringBuilder();
        Deque<Object> open = new ArrayDeque<>();
        push(open, body);
        while (!open.isEmpty()) {
            Object value = open.pop();
            if (value instanceof String text) {
                texts.append(text).append('\n');
            } else if (value instanceof Map<?, ?> object) {
                object.values().forEach(each -> push(open, each));
            } else if (value instanceof List<?> array) {
                array.forEach(each -> push(open, each));
            }
        }
        return texts.toString();
    }

    private static void push(Deque<Object> open, @Nullable Object value) {
        if (value != null) {
            open.push(value);
        }
    }
}

package io.github.junitllm.assertions.guard.call;

import io.github.junitllm.json.MalformedJsonException;
import io.github.junitllm.json.StrictJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The texts in a stream of events: what stands at the same place of event after event is one text in pieces. Answers,
 * reasoning, refusals, arguments of tools, each choice by itself, in whatever protocol sends JSON. What is no JSON is one text
 * of its own.
 */
final class StreamTexts {

    private static final int LARGEST = 20_000_000;
    private static final String DATA = "data:";
    private static final String END = "[DONE]";
    private static final List<String> WHOSE = List.of("output_index", "content_index", "summary_index", "index");

    /** What else a line of an event stream may begin with, none of which clients show: comments, names, times. */
    private static final List<String> FRAME = List.of(":", "event:", "id:", "retry:");

    private final Map<String, StringBuilder> texts = new LinkedHashMap<>();
    private boolean events;

    private StreamTexts() {}

    /** Returns the texts in the order in which they begin. */
    static List<CallText> of(String body) {
        List<CallText> texts = new ArrayList<>();
        read(body).texts.forEach((place, text) -> {
            texts.add(new CallText(place, text.toString()));
            // Escapes would hide in the text what the tool reads.
            texts.addAll(BodyTexts.ofArguments(place, text.toString()));
        });
        return texts;
    }

    /** Returns whether there is any event or other text in the stream, with words in it or without. */
    static boolean hasEvents(String body) {
        return read(body).events;
    }

    private static StreamTexts read(String body) {
        StreamTexts stream = new StreamTexts();
        body.lines().forEach(stream::line);
        return stream;
    }

    private void line(String line) {
        String content = (line.startsWith(DATA) ? line.substring(DATA.length()) : line).strip();
        boolean frame = FRAME.stream().anyMatch(line::startsWith);
        if (frame || content.isEmpty() || content.equals(END)) {
            return;
        }
        events = true;
        try {
            event(StrictJson.value(content, LARGEST));
        } catch (MalformedJsonException text) {
            texts.computeIfAbsent("line", key -> new StringBuilder())
                    .append(content)
                    .append('\n');
        }
    }

    private void event(@Nullable Object event) {
        String whose = whose(event);
        for (CallText text : BodyTexts.of(event, true)) {
            texts.computeIfAbsent(whose + text.place(), key -> new StringBuilder())
                    .append(text.text());
        }
    }

    /** Tells pieces apart that stand at the same place of events about different things. */
    private static String whose(@Nullable Object event) {
        StringBuilder whose = new StringBuilder();
        if (event instanceof Map<?, ?> object) {
            if (object.get("type") instanceof String type) {
                whose.append(type);
            }
            for (String field : WHOSE) {
                if (object.get(field) instanceof Number number) {
                    whose.append('#').append(number);
                }
            }
        }
        return whose.toString();
    }
}

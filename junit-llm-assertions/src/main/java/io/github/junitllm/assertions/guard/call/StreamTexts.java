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
 * reasoning, refusals, arguments of tools, each choice by itself, in whatever protocol sends JSON.
 */
final class StreamTexts {

    private static final int LARGEST = 20_000_000;
    private static final String DATA = "data:";
    private static final List<String> WHOSE = List.of("output_index", "content_index", "summary_index", "index");

    private final Map<String, StringBuilder> texts = new LinkedHashMap<>();
    private boolean events;

    private StreamTexts() {}

    /** Returns the texts in the order in which they begin; empty if the body is no stream of JSON. */
    static List<CallText> of(String body) {
        StreamTexts stream = new StreamTexts();
        body.lines().forEach(stream::line);
        List<CallText> texts = new ArrayList<>();
        if (stream.events) {
            stream.texts.forEach((place, text) -> {
                texts.add(new CallText(place, text.toString()));
                // Escapes would hide in the text what the tool reads.
                texts.addAll(BodyTexts.ofArguments(place, text.toString()));
            });
        }
        return texts;
    }

    private void line(String line) {
        String json = line.startsWith(DATA) ? line.substring(DATA.length()) : line;
        if (!json.stripLeading().startsWith("{")) {
            return;
        }
        try {
            Object event = StrictJson.value(json, LARGEST);
            String whose = whose(event);
            for (CallText text : BodyTexts.of(event, true)) {
                texts.computeIfAbsent(whose + text.place(), key -> new StringBuilder())
                        .append(text.text());
            }
            events = true;
        } catch (MalformedJsonException noEvent) {
            texts.computeIfAbsent("line", key -> new StringBuilder())
                    .append(line)
                    .append('\n');
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

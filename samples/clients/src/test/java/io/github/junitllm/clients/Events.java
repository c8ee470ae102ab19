package io.github.junitllm.clients;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes streams of server-sent events out of their data, one document a line. */
final class Events {

    static final String TYPE = "text/event-stream; charset=utf-8";

    private static final Pattern NAME = Pattern.compile("^\\{\"type\":\"([^\"]+)\"");

    private Events() {}

    /** Events without names, and the word that ends them, as from OpenAI's chat completions. */
    static String unnamed(String documents) {
        StringBuilder stream = new StringBuilder();
        documents
                .lines()
                .forEach(document -> stream.append("data: ").append(document).append("\n\n"));
        return stream.append("data: [DONE]\n\n").toString();
    }

    /** Events named by the type that begins each document, as from OpenAI's responses and from Anthropic. */
    static String named(String documents) {
        StringBuilder stream = new StringBuilder();
        documents.lines().forEach(document -> {
            Matcher name = NAME.matcher(document);
            if (!name.find()) {
                throw new IllegalArgumentException("no type: " + document);
            }
            stream.append("event: ").append(name.group(1)).append("\ndata: ").append(document);
            stream.append("\n\n");
        });
        return stream.toString();
    }
}

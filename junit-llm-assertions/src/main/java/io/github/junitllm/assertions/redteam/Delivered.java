package io.github.junitllm.assertions.redteam;

import io.github.junitllm.golden.ContextDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An attack's text as it is brought in.
 *
 * @param turns the user's messages, one or more
 * @param passages the texts by which it is recognised on its way to the model
 */
record Delivered(
        List<String> turns,
        List<ContextDocument> documents,
        @Nullable String toolOutput,
        List<String> passages) {

    static Delivered message(String text) {
        return new Delivered(List.of(text), List.of(), null, List.of(text));
    }

    static Delivered conversation(List<String> turns) {
        return new Delivered(turns, List.of(), null, turns);
    }

    static Delivered document(String question, ContextDocument document, String passage) {
        return new Delivered(List.of(question), List.of(document), null, List.of(passage));
    }

    static Delivered toolOutput(String question, String output, String passage) {
        return new Delivered(List.of(question), List.of(), output, List.of(passage));
    }
}

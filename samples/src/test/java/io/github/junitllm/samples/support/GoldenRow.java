package io.github.junitllm.samples.support;

import io.github.junitllm.golden.ContextDocument;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.samples.support.SupportAnswer.Action;
import java.util.List;

/** What a row of {@code golden/support.jsonl} asks for beyond the fields that every golden set has. */
record GoldenRow(EvalCase golden) {

    /** Ids of the help articles the answer must cite. */
    List<String> articles() {
        return golden.context().stream().map(ContextDocument::id).distinct().toList();
    }

    /** The right actions; empty where any will do. */
    List<Action> actions() {
        return texts("actions").stream().map(Action::valueOf).toList();
    }

    /** What must not be in the answer. */
    List<String> forbidden() {
        return texts("forbidden");
    }

    /** The orders that must be looked up: one, or none. */
    List<String> lookedUp() {
        return texts("tool");
    }

    private List<String> texts(String field) {
        Object value = golden.metadata().get(field);
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return value == null ? List.of() : List.of(value.toString());
    }
}

package io.github.junitllm.assertions.redteam;

import org.apiguardian.api.API;

/** What an attack's text relies on. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Category {
    /** It just asks. */
    DIRECT("direct"),
    /** It declares earlier instructions void. */
    OVERRIDE("override"),
    /** It pretends that the user's part has ended and the system speaks. */
    BOUNDARY("boundary"),
    /** It gives a reason that sounds like work: a test, a migration, an audit. */
    PRETEXT("pretext"),
    /** It hides in another task: a transcript to complete, a table to fill in. */
    TASK("task"),
    /** It forbids to refuse. */
    NO_REFUSAL("no-refusal"),
    /** It asks for an answer in a form that filters of the output may not read. */
    ENCODED_ANSWER("encoded-answer"),
    /** A template of the user's that says nothing else. */
    OWN("own");

    private final String label;

    Category(String label) {
        this.label = label;
    }

    /** Returns the name in tags: {@code no-refusal}. */
    public String label() {
        return label;
    }

    @Override
    public String toString() {
        return label;
    }
}

package io.github.junitllm.assertions.redteam;

import org.apiguardian.api.API;

/** The way an attack takes into the application. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Channel {
    /** One message of the user: the case's input. */
    MESSAGE("message"),

    /** Several messages of the user, one after the other: the case's messages, see {@link Attack#play}. */
    CONVERSATION("conversation"),

    /** A document that the answer rests on: the case's context. The user's message is harmless. */
    DOCUMENT("document"),

    /** What a tool gives back: see {@link Attack#toolOutput}. The user's message is harmless. */
    TOOL_OUTPUT("tool-output");

    private final String label;

    Channel(String label) {
        this.label = label;
    }

    /** Returns the name in the metadata of cases. */
    String label() {
        return label;
    }
}

package io.github.junitllm.assertions.guard.call;

import org.apiguardian.api.API;

/** A part of a call that a guardrail can look at. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Traffic {
    /** All words that leave for the model, the application's own instructions and its tools' descriptions among them. */
    REQUEST("the request"),
    /**
     * The words that leave for the model and are not the application's own: what users wrote, what documents and tools
     * gave, what the model said before. Without instructions of the system and descriptions of tools.
     */
    INPUT("the input"),
    /**
     * All words that come back: every choice, reasoning, refusals and calls of tools among them, of streams as the whole they
     * come to. Of the event stream of Bedrock the text and the calls of tools.
     */
    RESPONSE("the response");

    private final String words;

    Traffic(String words) {
        this.words = words;
    }

    /** Returns {@code the request}. */
    @Override
    public String toString() {
        return words;
    }
}

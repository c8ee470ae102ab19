package io.github.junitllm.samples.support;

/** One message of a conversation. */
public record Turn(Speaker speaker, String text) {

    public enum Speaker {
        CUSTOMER,
        ASSISTANT
    }

    public static Turn customer(String text) {
        return new Turn(Speaker.CUSTOMER, text);
    }

    public static Turn assistant(String text) {
        return new Turn(Speaker.ASSISTANT, text);
    }
}

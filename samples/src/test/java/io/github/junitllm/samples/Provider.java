package io.github.junitllm.samples;

/** Whose model answers when fixtures are recorded: told by environment variables, and of no concern on replay. */
public final class Provider {

    private Provider() {}

    /** Returns the key the client sends; without one the stand-in answers, which takes any. */
    public static String apiKey() {
        return System.getenv().getOrDefault("OPENAI_API_KEY", "no-key-needed");
    }

    /** Returns the model asked for. It is part of each request: with another one the fixtures must be recorded again. */
    public static String model() {
        return System.getenv().getOrDefault("OPENAI_MODEL", "gpt-4o-mini");
    }
}

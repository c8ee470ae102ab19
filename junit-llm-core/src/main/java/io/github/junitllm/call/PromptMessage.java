package io.github.junitllm.call;

import org.apiguardian.api.API;

/**
 * One message of what a model was asked.
 *
 * @param role who speaks, in the protocol's own word ({@code user}, {@code assistant}, {@code model}, {@code tool}), but
 *     {@code system} for instructions of the application whatever the protocol calls them and wherever it puts them
 * @param text what is said: texts of several parts are joined by line feeds, results of tools included; empty where nothing is
 *     said in words, as with a picture or the calls of tools
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record PromptMessage(String role, String text) {

    /** The role of instructions. */
    public static final String SYSTEM = "system";
}

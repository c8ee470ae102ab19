package io.github.junitllm.spend;

import static java.util.Objects.requireNonNull;

import org.apiguardian.api.API;

/**
 * A model of another price has answered than the one that was asked for.
 *
 * @param asked name of the model that was asked for
 * @param answered name of the one that answered
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Swap(String asked, String answered) {

    public Swap {
        requireNonNull(asked, "asked");
        requireNonNull(answered, "answered");
    }
}

package io.github.junitllm.journal;

import static java.util.Objects.requireNonNull;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Names the golden set a sample came from, exactly enough to tell two versions of it apart.
 *
 * @param location where it was read from, as the user wrote it, or the name of its provider
 * @param hash content hash such as {@code sha256:...}; null when it is not known (yet)
 * @param split the split that ran, such as {@code holdout}; null for the default one
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record GoldenVersion(
        String location, @Nullable String hash, @Nullable String split) {

    public GoldenVersion {
        requireNonNull(location, "location");
    }
}

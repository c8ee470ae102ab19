package io.github.junitllm.assertions.guard.supply;

import org.apiguardian.api.API;

/**
 * Knows which packages exist, so that those a model made up can be told ({@code LLM03:2025}, {@code LLM09:2025}). There is
 * none here: the answer depends on the registry a team uses and on the day, and a test that asks a network is no
 * deterministic check. Implement it on a list of your own, such as a lock file.
 */
@FunctionalInterface
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface PackageIndex {

    /**
     * Returns whether the package exists. Must be thread-safe and give the same answer in every run.
     *
     * @param ecosystem {@code maven}, {@code npm}, {@code pypi}, ...
     * @param name as the ecosystem writes it: {@code org.assertj:assertj-core}
     */
    boolean contains(String ecosystem, String name);
}

package io.github.junitllm.assertions.similarity;

import java.util.List;
import org.apiguardian.api.API;

/**
 * Turns texts into vectors whose direction tells what the texts mean. Users implement it, or take one from
 * {@link LangChain4jEmbeddings}. A model that is called over the network makes a check as slow and as changeable as the
 * network; prefer one that runs in the process. Checks call it from several threads.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface EmbeddingModel {

    /** Returns one vector per text, in their order, all of one length. */
    List<float[]> embed(List<String> texts);
}

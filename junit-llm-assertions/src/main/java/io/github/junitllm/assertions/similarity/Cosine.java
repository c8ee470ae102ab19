package io.github.junitllm.assertions.similarity;

import io.github.junitllm.assertions.check.UndecidedException;
import java.util.List;
import org.apiguardian.api.API;

/** The cosine of the angle between two vectors, a.b / (|a| |b|). */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Cosine {

    private Cosine() {}

    /**
     * Returns the cosine, from -1 (opposite) to 1 (same direction).
     *
     * @throws UndecidedException if the vectors differ in length, are empty or all zero, or hold what is no finite number
     */
    public static double similarity(float[] left, float[] right) {
        if (left.length != right.length || left.length == 0) {
            throw new UndecidedException("vectors of lengths " + left.length + " and " + right.length
                    + " cannot be compared; embed both texts with the same model");
        }
        double product = 0;
        double lengthLeft = 0;
        double lengthRight = 0;
        for (int i = 0; i < left.length; i++) {
            product += (double) left[i] * right[i];
            lengthLeft += (double) left[i] * left[i];
            lengthRight += (double) right[i] * right[i];
        }
        double cosine = product / (Math.sqrt(lengthLeft) * Math.sqrt(lengthRight));
        if (Double.isNaN(cosine)) {
            throw new UndecidedException("a vector is all zero or holds what is no number; it has no direction");
        }
        return Math.max(-1, Math.min(1, cosine));
    }

    /**
     * Returns the cosine between the vectors of two texts.
     *
     * @throws UndecidedException if the model fails, or its vectors cannot be compared
     */
    public static double similarity(EmbeddingModel model, String left, String right) {
        List<float[]> vectors = embed(model, List.of(left, right));
        if (vectors.size() != 2) {
            throw new UndecidedException("the embedding model gave " + vectors.size() + " vectors for 2 texts");
        }
        return similarity(vectors.get(0), vectors.get(1));
    }

    private static List<float[]> embed(EmbeddingModel model, List<String> texts) {
        try {
            return model.embed(texts);
        } catch (UndecidedException told) {
            throw told;
        } catch (RuntimeException failed) {
            throw new UndecidedException("the embedding model failed: " + failed, failed);
        }
    }
}

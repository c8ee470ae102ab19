package io.github.junitllm.springai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.junitllm.json.JsonTrees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.Embedding;
import org.springframework.ai.embedding.EmbeddingOptions;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;
import org.springframework.ai.embedding.EmbeddingResponseMetadata;
import org.springframework.ai.embedding.EmbeddingResultMetadata;
import org.springframework.util.MimeType;

/** Requests to embedding models and their answers as they stand in fixtures. */
final class EmbeddingJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private EmbeddingJson() {}

    static ObjectNode of(EmbeddingRequest request) {
        ObjectNode node = NODES.objectNode();
        ArrayNode inputs = node.putArray("inputs");
        request.getInstructions().forEach(inputs::add);
        node.setAll(OptionsJson.of(request.getOptions()));
        return node;
    }

    /** Writes documents down, without their ids, which are random by default. */
    static ObjectNode of(List<Document> documents, @Nullable EmbeddingOptions options) {
        ObjectNode node = NODES.objectNode();
        ArrayNode all = node.putArray("documents");
        for (Document document : documents) {
            ObjectNode one = all.addObject();
            OptionsJson.put(one, "text", document.getText());
            if (document.getMedia() != null) {
                MediaJson.into(one, List.of(document.getMedia()));
            }
            OptionsJson.put(one, "metadata", new TreeMap<>(document.getMetadata()));
        }
        node.setAll(OptionsJson.of(options));
        return node;
    }

    static ObjectNode of(EmbeddingResponse response) {
        ObjectNode node = NODES.objectNode();
        EmbeddingResponseMetadata metadata = response.getMetadata();
        if (metadata != null && !metadata.getModel().isEmpty()) {
            node.put("model", metadata.getModel());
        }
        ArrayNode embeddings = node.putArray("embeddings");
        response.getResults().forEach(embedding -> write(embedding, embeddings.addObject()));
        if (metadata != null) {
            UsageJson.put(node, metadata.getUsage());
            Map<String, Object> entries = new TreeMap<>();
            metadata.entrySet().forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
            OptionsJson.put(node, "metadata", entries);
        }
        return node;
    }

    private static void write(Embedding embedding, ObjectNode node) {
        OptionsJson.put(node, "index", embedding.getIndex());
        EmbeddingResultMetadata metadata = embedding.getMetadata();
        if (metadata.getDocumentData() != null) {
            throw new IllegalArgumentException("the data of an embedding's document cannot be written down: "
                    + metadata.getDocumentData().getClass().getName());
        }
        EmbeddingResultMetadata usual = EmbeddingResultMetadata.EMPTY;
        if (!usual.getDocumentId().equals(metadata.getDocumentId())
                || usual.getModalityType() != metadata.getModalityType()
                || !usual.getMimeType().equals(metadata.getMimeType())) {
            node.putObject("source")
                    .put("documentId", metadata.getDocumentId())
                    .put("modality", metadata.getModalityType().name())
                    .put("mimeType", metadata.getMimeType().toString());
        }
        node.set("vector", JsonTrees.of(embedding.getOutput()));
    }

    static EmbeddingResponse response(JsonNode node) {
        List<Embedding> embeddings = new ArrayList<>();
        node.path("embeddings").forEach(embedding -> embeddings.add(embedding(embedding)));
        return new EmbeddingResponse(
                List.copyOf(embeddings),
                new EmbeddingResponseMetadata(
                        node.path("model").asText(), UsageJson.usage(node), JsonTrees.values(node.path("metadata"))));
    }

    private static Embedding embedding(JsonNode node) {
        JsonNode source = node.path("source");
        EmbeddingResultMetadata metadata = source.isObject()
                ? new EmbeddingResultMetadata(
                        source.path("documentId").textValue(),
                        EmbeddingResultMetadata.ModalityType.valueOf(
                                source.path("modality").asText()),
                        MimeType.valueOf(source.path("mimeType").asText()),
                        null)
                : EmbeddingResultMetadata.EMPTY;
        Integer index = node.has("index") ? node.path("index").intValue() : null;
        return new Embedding(JsonTrees.vector(node.path("vector")), index, metadata);
    }

    /** Returns vectors that came alone as an answer. */
    static EmbeddingResponse response(List<float[]> vectors) {
        List<Embedding> embeddings = new ArrayList<>();
        vectors.forEach(vector -> embeddings.add(new Embedding(vector, embeddings.size())));
        return new EmbeddingResponse(List.copyOf(embeddings));
    }
}

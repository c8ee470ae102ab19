package io.github.junitllm.assertions.retrieval;

import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.golden.ContextDocument;
import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * An answer, and the documents it may rest on.
 *
 * <p>What else the answer may repeat, as the numbers of the question, is given as one more document, behind the others.
 *
 * @param text what the model answered
 * @param documents what it was given, in the order in which it was given
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record GroundedAnswer(String text, List<ContextDocument> documents) {

    public GroundedAnswer {
        Objects.requireNonNull(text, "text");
        documents = List.copyOf(documents);
    }

    /** Returns an answer with documents that are called by their place: 1, 2, ... */
    public static GroundedAnswer of(String text, String... documents) {
        ContextDocument[] numbered = new ContextDocument[documents.length];
        for (int i = 0; i < documents.length; i++) {
            numbered[i] = new ContextDocument(String.valueOf(i + 1), documents[i]);
        }
        return new GroundedAnswer(text, List.of(numbered));
    }

    /** Returns the documents, of which there is one at least. */
    List<ContextDocument> requiredDocuments() {
        if (documents.isEmpty()) {
            throw new UndecidedException("no document is given that the answer could rest on; give the context");
        }
        return documents;
    }

    @Override
    public String toString() {
        return text;
    }
}

package io.github.junitllm.assertions;

import io.github.junitllm.assertions.retrieval.GroundedAnswer;
import io.github.junitllm.assertions.retrieval.Judgements;
import io.github.junitllm.assertions.retrieval.Ranking;
import io.github.junitllm.assertions.retrieval.Retrieval;
import io.github.junitllm.assertions.retrieval.RetrievalRun;
import io.github.junitllm.golden.ContextDocument;
import java.util.List;
import org.apiguardian.api.API;

/** Entry points for what was retrieved and what the answer made of it. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RetrievalAssertions {

    private RetrievalAssertions() {}

    /** Begins assertions about what was retrieved for one question. */
    public static RetrievalAssert assertThatRetrieval(Ranking actual, Judgements judgements) {
        return new RetrievalAssert(new Retrieval(actual, judgements));
    }

    /** Begins assertions about the mean over many questions. */
    public static RetrievalRunAssert assertThatRetrieval(RetrievalRun actual) {
        return new RetrievalRunAssert(actual);
    }

    /** Begins assertions about how an answer rests on the documents it was given. */
    public static GroundingAssert assertThatGrounding(String answer, List<ContextDocument> documents) {
        return new GroundingAssert(new GroundedAnswer(answer, documents));
    }
}

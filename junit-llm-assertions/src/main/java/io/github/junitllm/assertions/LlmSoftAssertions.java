package io.github.junitllm.assertions;

import io.github.junitllm.assertions.fault.Coping;
import io.github.junitllm.assertions.retrieval.GroundedAnswer;
import io.github.junitllm.assertions.retrieval.Judgements;
import io.github.junitllm.assertions.retrieval.Ranking;
import io.github.junitllm.assertions.retrieval.Retrieval;
import io.github.junitllm.assertions.retrieval.RetrievalRun;
import io.github.junitllm.assertions.tool.Trajectory;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.ToolCall;
import io.github.junitllm.eval.LlmAnswer;
import io.github.junitllm.golden.ContextDocument;
import io.github.junitllm.golden.Message;
import io.github.junitllm.trace.SampleSpans;
import io.github.junitllm.trace.SampleTrace;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractSoftAssertions;

/**
 * The assertions of {@link LlmAssertions} that fail together: {@code assertAll()} at the end tells of all that failed. With
 * AssertJ's {@code SoftAssertionsExtension} it is injected, and {@code assertAll()} called, by JUnit. What a check cannot
 * decide is thrown at once. Not thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class LlmSoftAssertions extends AbstractSoftAssertions {

    /** Begins assertions on the text of a response. */
    public ResponseAssert assertThatResponse(CharSequence response) {
        return proxy(ResponseAssert.class, CharSequence.class, response);
    }

    /** Begins assertions on the text of an answer, which counts as looked at. */
    public ResponseAssert assertThatResponse(LlmAnswer answer) {
        return assertThatResponse(answer.text());
    }

    /** Begins assertions on what a call was answered; that it failed is told with the other failures. */
    public ResponseAssert assertThatResponse(LlmCall call) {
        String failure = CallAssert.failure(call);
        if (failure != null) {
            fail(failure);
        }
        return assertThatResponse(call.answerText());
    }

    /** Begins assertions on the text of a streamed response, from its pieces in their order, which are all read. */
    public ResponseAssert assertThatResponse(Iterable<? extends CharSequence> pieces) {
        return assertThatResponse(String.join("", pieces));
    }

    /** Begins assertions on the text of a streamed response, from its pieces in their order, which are all read. */
    public ResponseAssert assertThatResponse(Stream<? extends CharSequence> pieces) {
        return assertThatResponse(pieces.collect(Collectors.joining()));
    }

    /** Begins assertions about one call of a model. */
    public CallAssert assertThatCall(LlmCall actual) {
        return proxy(CallAssert.class, LlmCall.class, actual);
    }

    /** Begins assertions about calls of a model that belong together. */
    public CallsAssert assertThatCalls(List<LlmCall> actual) {
        return proxy(CallsAssert.class, List.class, actual);
    }

    /** Begins assertions about what the application made of faults; the answer counts as looked at. */
    public CopingAssert assertThatCoping(LlmAnswer actual) {
        return assertThatCoping(new Coping(actual.text(), actual.calls(), actual.faults()));
    }

    /** Begins assertions about what an application made of faults. */
    public CopingAssert assertThatCoping(Coping actual) {
        return proxy(CopingAssert.class, Coping.class, actual);
    }

    /** Begins assertions about the application's own spans of one sample, as far as they have come. */
    public SpansAssert assertThatSpans(SampleTrace actual) {
        return assertThatSpans(actual.spans());
    }

    /** Begins assertions about the application's own spans of one sample. */
    public SpansAssert assertThatSpans(SampleSpans actual) {
        return proxy(SpansAssert.class, SampleSpans.class, actual);
    }

    /** Begins assertions about a conversation, in the order of its messages. */
    public ConversationAssert assertThatConversation(List<Message> actual) {
        return proxy(ConversationAssert.class, List.class, actual);
    }

    /** Begins assertions about tool calls, in the order the model made them. */
    public ToolCallsAssert assertThatToolCalls(List<ToolCall> actual) {
        return proxy(ToolCallsAssert.class, List.class, actual);
    }

    /** Begins assertions about calls, turns and the application's own events. */
    public TrajectoryAssert assertThatTrajectory(Trajectory actual) {
        return proxy(TrajectoryAssert.class, Trajectory.class, actual);
    }

    /** Begins assertions about what was retrieved for one question. */
    public RetrievalAssert assertThatRetrieval(Ranking actual, Judgements judgements) {
        return proxy(RetrievalAssert.class, Retrieval.class, new Retrieval(actual, judgements));
    }

    /** Begins assertions about the mean over many questions. */
    public RetrievalRunAssert assertThatRetrieval(RetrievalRun actual) {
        return proxy(RetrievalRunAssert.class, RetrievalRun.class, actual);
    }

    /** Begins assertions about how an answer rests on the documents it was given. */
    public GroundingAssert assertThatGrounding(String answer, List<ContextDocument> documents) {
        return proxy(GroundingAssert.class, GroundedAnswer.class, new GroundedAnswer(answer, documents));
    }
}

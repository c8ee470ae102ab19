package io.github.junitllm.assertions;

import io.github.junitllm.assertions.check.Check;
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
import org.assertj.core.api.Condition;

/** Entry points for assertions on what a model answers, retrieves and calls; to be imported statically. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class LlmAssertions {

    private LlmAssertions() {}

    /** Returns assertions on the text of a response. */
    public static ResponseAssert assertThatResponse(CharSequence response) {
        return new ResponseAssert(response);
    }

    /** Returns assertions on the text of an answer, which counts as looked at. */
    public static ResponseAssert assertThatResponse(LlmAnswer answer) {
        return new ResponseAssert(answer.text());
    }

    /**
     * Returns assertions on what a call was answered. A call of a client's own type is made one by {@code OpenAiCalls},
     * {@code AnthropicCalls}, {@code LangChain4jCalls} or {@code SpringAiCalls}.
     *
     * @throws AssertionError if the call failed, so that there is no response
     */
    public static ResponseAssert assertThatResponse(LlmCall call) {
        return new CallAssert(call).response();
    }

    /** Returns assertions on the text of a streamed response, from its pieces in their order, which are all read. */
    public static ResponseAssert assertThatResponse(Iterable<? extends CharSequence> pieces) {
        return new ResponseAssert(String.join("", pieces));
    }

    /** Returns assertions on the text of a streamed response, from its pieces in their order, which are all read. */
    public static ResponseAssert assertThatResponse(Stream<? extends CharSequence> pieces) {
        return new ResponseAssert(pieces.collect(Collectors.joining()));
    }

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

    /** Begins assertions about calls, in the order the model made them. */
    public static ToolCallsAssert assertThatToolCalls(List<ToolCall> actual) {
        return new ToolCallsAssert(actual);
    }

    /** Begins assertions about the calls of one answer. */
    public static ToolCallsAssert assertThatToolCalls(LlmCall actual) {
        return new ToolCallsAssert(actual.toolCalls());
    }

    /** Begins assertions about calls, turns and the application's own events. */
    public static TrajectoryAssert assertThatTrajectory(Trajectory actual) {
        return new TrajectoryAssert(actual);
    }

    /** Begins assertions about one call of a model. */
    public static CallAssert assertThatCall(LlmCall actual) {
        return new CallAssert(actual);
    }

    /** Begins assertions about calls of a model that belong together, as {@code answer.calls()} has them. */
    public static CallsAssert assertThatCalls(List<LlmCall> actual) {
        return new CallsAssert(actual);
    }

    /** Begins assertions about what the application made of faults; the answer counts as looked at. */
    public static CopingAssert assertThatCoping(LlmAnswer actual) {
        return assertThatCoping(new Coping(actual.text(), actual.calls(), actual.faults()));
    }

    /** Begins assertions about what an application made of faults. */
    public static CopingAssert assertThatCoping(Coping actual) {
        return new CopingAssert(actual);
    }

    /** Begins assertions about a conversation, in the order of its messages. */
    public static ConversationAssert assertThatConversation(List<Message> actual) {
        return new ConversationAssert(actual);
    }

    /** Begins assertions about the application's own spans of one sample, as far as they have come. */
    public static SpansAssert assertThatSpans(SampleTrace actual) {
        return new SpansAssert(actual.spans());
    }

    /** Begins assertions about the application's own spans of one sample, such as {@link SampleTrace#awaitSpan} returns. */
    public static SpansAssert assertThatSpans(SampleSpans actual) {
        return new SpansAssert(actual);
    }

    /**
     * Returns a check as a condition for AssertJ's own assertions: {@code assertThat(answers).are(passing(check))}. What the
     * check cannot decide, the condition throws.
     */
    public static <T> Condition<T> passing(Check<? super T> check) {
        return new Condition<>(value -> check.check(value).passed(), "a subject to %s", check.description());
    }
}

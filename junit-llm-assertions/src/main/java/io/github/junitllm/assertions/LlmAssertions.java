package io.github.junitllm.assertions;

import io.github.junitllm.eval.LlmAnswer;
import org.apiguardian.api.API;

/** Entry points for assertions on what a model answers; to be imported statically. */
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
}

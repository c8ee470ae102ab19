package io.github.junitllm.assertions.guard.call;

import io.github.junitllm.assertions.guard.Finding;
import org.apiguardian.api.API;

/**
 * Something a guardrail found in a call.
 *
 * @param place where the text stands that it was found in: a JSON pointer into the body of the request or the response, or
 *     {@code answer} of a streamed one
 * @param finding what was found in that text
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record CallFinding(String place, Finding finding) {

    @Override
    public String toString() {
        return place + ": " + finding;
    }
}

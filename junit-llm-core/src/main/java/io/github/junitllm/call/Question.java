package io.github.junitllm.call;

import io.github.junitllm.json.CanonicalJson;
import io.github.junitllm.json.MalformedJsonException;
import org.apiguardian.api.API;

/**
 * What makes two requests the same one asked again: method, path and the body, JSON by its value.
 *
 * @param body canonical where it is JSON
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Question(String method, String path, String body) {

    /** Returns what a call asks. */
    public static Question of(LlmCall call) {
        return new Question(call.method(), call.path(), canonical(call.requestBody()));
    }

    /** Returns what a request asks. */
    public static Question of(RawRequest request) {
        return new Question(request.method(), request.path(), canonical(BodyText.of(request.body())));
    }

    private static String canonical(String body) {
        try {
            return CanonicalJson.of(body).toString();
        } catch (MalformedJsonException noJson) {
            return body;
        }
    }
}

package io.github.junitllm.clients;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.LangChain4jException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What a user of LangChain4j sees of a failure.
 *
 * @param status what the provider answered, 0 if the failure is not of HTTP
 */
record LangChain4jFailure(
        Class<? extends LangChain4jException> type,
        @Nullable String message,
        int status) {

    static LangChain4jFailure of(Callable<?> call) throws Exception {
        Object answer;
        try {
            answer = call.call();
        } catch (LangChain4jException failure) {
            int status = failure instanceof HttpException http
                    ? http.statusCode()
                    : failure.getCause() instanceof HttpException http ? http.statusCode() : 0;
            return new LangChain4jFailure(failure.getClass(), failure.getMessage(), status);
        }
        throw new AssertionError("there was an answer: " + answer);
    }
}

package io.github.junitllm.fault;

import java.util.Locale;
import org.apiguardian.api.API;

/**
 * Something that goes wrong with a call of a model. Each is told as the provider that is asked tells it: its status, its
 * headers, its body; as its documentation or, where that is silent, as answers of its clients' users show it.
 *
 * <p>What is <em>about an answer</em> is made of the recorded one: cut, slowed down or spoilt.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Fault {

    /** Nothing: the call is answered as recorded. For plans that fail later: {@code {NONE, RATE_LIMIT}}. */
    NONE(Kind.NOTHING),

    /** Too many requests or tokens, status 429; with {@code Retry-After} where the plan says how long. */
    RATE_LIMIT(Kind.ERROR),

    /** The provider failed, status 500. */
    SERVER_ERROR(Kind.ERROR),

    /** The provider is not there, status 503. */
    UNAVAILABLE(Kind.ERROR),

    /** The provider has too much to do: status 529 of Anthropic, 503 of the others, in the words each has for it. */
    OVERLOADED(Kind.ERROR),

    /** The prompt is longer than the model's context: status 400 of all of them, in words of their own. */
    CONTEXT_LENGTH(Kind.ERROR),

    /** The model does not exist, or no more: status 404, of Bedrock 400. */
    MODEL_NOT_FOUND(Kind.ERROR),

    /** The key has expired or been revoked: status 401, of Gemini 400, of Bedrock 403. */
    EXPIRED_KEY(Kind.ERROR),

    /** The first content of the answer comes late. */
    SLOW_FIRST_TOKEN(Kind.ABOUT_ANSWER),

    /** Each event of a stream comes late. Only where the application streams. */
    SLOW_STREAM(Kind.ABOUT_ANSWER),

    /**
     * Half of the answer comes, then nothing more, until the client gives up; at the latest after
     * {@link FaultPlan#longestStall()} the connection is closed, and reports say that the application never gave up. Takes
     * real time: that of the client's time-out.
     *
     * <p>Not every time-out is one for the body: that of {@code java.net.http}, and so of LangChain4j, is over when the head
     * has come (up to Java 25, JDK-8208693). Such a client sees its connection broken when the stall ends, and in production
     * waits on: it needs a deadline of the application's own.
     */
    STALL(Kind.ABOUT_ANSWER),

    /**
     * The connection is reset before anything of an answer has come. Some HTTP clients try such a call again by themselves,
     * unseen, where the connection had been used before: that try is the next call of the plan.
     */
    RESET(Kind.CONNECTION),

    /** The connection is reset after half of the answer. */
    RESET_IN_BODY(Kind.ABOUT_ANSWER),

    /** The answer ends properly, but in the middle of its JSON; of a stream, in the middle of an event's. */
    TRUNCATED_JSON(Kind.ABOUT_ANSWER),

    /** The stream ends properly, but after half of its events: without a finish reason. Only where the application streams. */
    TRUNCATED_STREAM(Kind.ABOUT_ANSWER),

    /** The answer, or an event in the middle of the stream, is no JSON. */
    MALFORMED_JSON(Kind.ABOUT_ANSWER),

    /** A page of HTML with status 200, as proxies and sign-in portals send it. */
    WRONG_CONTENT_TYPE(Kind.CONTENT),

    /** The model stops at once and says nothing. */
    EMPTY_COMPLETION(Kind.CONTENT),

    /** The provider's content filter stops the answer, status 200. Ollama has none. */
    CONTENT_FILTER(Kind.CONTENT),

    /**
     * The answer is cut in the middle by the limit of tokens, and says so: half of the recorded text or, where there is none
     * as with calls of tools, of a text that stands in for it.
     */
    LENGTH(Kind.CONTENT),

    /**
     * The model calls the first tool the request declares, with arguments that it must not have: text that is no JSON where
     * the protocol allows that (OpenAI), else an object without what is required.
     */
    INVALID_TOOL_ARGUMENTS(Kind.CONTENT),

    /** The model calls a tool that the request does not declare. */
    UNKNOWN_TOOL(Kind.CONTENT),

    /**
     * The name of the provider's host does not resolve. Made with a host below {@code .invalid}, which never resolves (RFC
     * 2606); nobody sees who asks for it, which the verdict notes, but a sample whose application never took the address of its
     * {@code LlmGateway} is an error. Is for all calls.
     */
    DNS_FAILURE(Kind.ADDRESS),

    /**
     * TLS cannot be agreed upon. Made with an {@code https} address on the loopback interface, which answers each handshake
     * with the alert {@code handshake_failure}. Is for all calls.
     */
    TLS_FAILURE(Kind.ADDRESS);

    /** What a fault needs, and where it happens. */
    enum Kind {
        NOTHING,
        ERROR,
        ABOUT_ANSWER,
        CONTENT,
        CONNECTION,
        ADDRESS
    }

    private final Kind kind;

    Fault(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /** Whether it is in the address: no call ever arrives anywhere. */
    public boolean isInAddress() {
        return kind == Kind.ADDRESS;
    }

    /** Returns its name as reports have it: {@code rate-limit}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package io.github.junitllm.gateway.http;

import org.apiguardian.api.API;

/** A request as it was read: target raw (percent-encoded), body complete. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Request {

    private final String method;
    private final String target;
    private final boolean http11;
    private final Headers headers;
    private final byte[] body;

    Request(String method, String target, boolean http11, Headers headers, byte[] body) {
        this.method = method;
        this.target = target;
        this.http11 = http11;
        this.headers = headers;
        this.body = body;
    }

    public String method() {
        return method;
    }

    /** Path and query, percent-encoded as they came; starts with a slash. */
    public String target() {
        return target;
    }

    public Headers headers() {
        return headers;
    }

    /** The body itself, not a copy: do not change it. */
    public byte[] body() {
        return body;
    }

    boolean http11() {
        return http11;
    }

    boolean keepAlive() {
        return http11 ? !headers.lists("connection", "close") : headers.lists("connection", "keep-alive");
    }
}

package io.github.junitllm.call;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** A request as bytes: what identifies it, without headers. The body is shared, not copied: do not change it. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class RawRequest {

    private final String method;
    private final String path;
    private final @Nullable String contentType;
    private final byte[] body;

    /**
     * Creates a request.
     *
     * @param path normalised path and query below the base URL, percent-encoded as sent
     */
    public RawRequest(String method, String path, @Nullable String contentType, byte[] body) {
        this.method = method;
        this.path = path;
        this.contentType = contentType;
        this.body = body;
    }

    public String method() {
        return method;
    }

    public String path() {
        return path;
    }

    /** Returns the same request under another path. */
    public RawRequest withPath(String newPath) {
        return new RawRequest(method, newPath, contentType, body);
    }

    public @Nullable String contentType() {
        return contentType;
    }

    public byte[] body() {
        return body;
    }

    /** Returns the path without its query. */
    public String pathOnly() {
        int question = path.indexOf('?');
        return question < 0 ? path : path.substring(0, question);
    }
}

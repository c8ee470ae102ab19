package io.github.junitllm.gateway.http;

import java.io.IOException;
import org.apiguardian.api.API;

/** Answers requests. Called by many threads at once, one per connection. */
@API(status = API.Status.INTERNAL, since = "0.1")
public interface Handler {

    /**
     * Answers one request through the responder.
     *
     * @throws IOException if the client went away
     */
    void handle(Request request, Responder responder) throws IOException;

    /** Is told that something arrived which is no HTTP/1.1 request; the client has been answered. */
    void refused(String problem);
}

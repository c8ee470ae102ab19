package io.github.junitllm.gateway;

import io.github.junitllm.call.RawRequest;
import io.github.junitllm.gateway.http.Headers;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** The provider's side: one HTTP client, made when the first call goes out. Thread-safe. */
final class Upstream implements AutoCloseable {

    /** Concern one connection only (RFC 9110, 7.6.1), or are set by the client that sends the request on. */
    private static final Set<String> NOT_FORWARDED = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authorization",
            "proxy-authenticate",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "http2-settings",
            "host",
            "content-length",
            "expect",
            // Without it nothing comes back compressed, so that fixtures and redaction see text.
            "accept-encoding");

    private static final Set<String> NOT_RETURNED = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "content-length",
            "alt-svc");

    /**
     * The beginning of an answer; its body follows.
     *
     * @param sentNanos when the request was sent, by {@link System#nanoTime()}
     * @param atNanos when this arrived
     */
    record Answer(int status, HttpHeaders headers, long sentNanos, long atNanos, UpstreamBody body) {

        /** Returns the headers the client is sent. */
        Headers forClient() {
            Headers kept = new Headers();
            headers.map().forEach((name, values) -> {
                if (!NOT_RETURNED.contains(name.toLowerCase(Locale.ROOT))) {
                    values.forEach(value -> kept.add(name, value));
                }
            });
            return kept;
        }

        @Nullable
        String header(String name) {
            return headers.firstValue(name).orElse(null);
        }
    }

    private final AwsSignature signature;
    private final GatewaySettings.UpstreamLimits limits;
    private @Nullable HttpClient client;
    private boolean closed;

    Upstream(GatewaySettings.UpstreamLimits limits, Map<String, String> environment) {
        this.limits = limits;
        this.signature = new AwsSignature(environment);
    }

    /** Whether anything was ever sent: in replay it never is. */
    synchronized boolean used() {
        return client != null;
    }

    /**
     * Sends a request on and waits for the head of the answer.
     *
     * @param target where it goes
     * @param running told how to give the call up while it runs
     * @throws IOException if there is no answer
     */
    Answer send(URI target, RawRequest request, Headers headers, OpenCall running) throws IOException {
        HttpRequest.Builder outgoing;
        try {
            outgoing = HttpRequest.newBuilder(target);
            signature.renewed(request, target, headers).forEach((name, value) -> {
                if (!NOT_FORWARDED.contains(name) && !headers.lists("connection", name)) {
                    outgoing.header(name, value);
                }
            });
        } catch (IllegalArgumentException unsendable) {
            throw new IOException("the request cannot be sent on: " + unsendable.getMessage(), unsendable);
        }
        outgoing.timeout(limits.idle());
        outgoing.method(
                request.method(),
                request.body().length == 0
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofByteArray(request.body()));
        // The first call makes it, which takes longer than many an answer.
        HttpClient ready = client();
        long sent = System.nanoTime();
        CompletableFuture<HttpResponse<Flow.Publisher<List<ByteBuffer>>>> future =
                ready.sendAsync(outgoing.build(), HttpResponse.BodyHandlers.ofPublisher());
        running.onAbort(() -> future.cancel(true));
        HttpResponse<Flow.Publisher<List<ByteBuffer>>> response = await(future);
        long arrived = System.nanoTime();
        UpstreamBody body = new UpstreamBody(limits, sent);
        running.onAbort(body::cancel);
        response.body().subscribe(body);
        return new Answer(response.statusCode(), response.headers(), sent, arrived, body);
    }

    private static <T> T await(CompletableFuture<T> future) throws IOException {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof ConnectException silent) {
                throw explained(silent);
            }
            if (failed.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IOException(String.valueOf(failed.getCause()), failed.getCause());
        } catch (java.util.concurrent.CancellationException aborted) {
            throw new IOException("the call was given up", aborted);
        } catch (InterruptedException stopped) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("the gateway was stopped", stopped);
        }
    }

    /** java.net.http does not say why there is no connection: to the provider, or to the proxy that leads there. */
    private static IOException explained(ConnectException silent) {
        Throwable cause = silent;
        while (cause.getCause() != null && !(cause instanceof UnresolvedAddressException)) {
            cause = cause.getCause();
        }
        var told = new ConnectException(
                cause instanceof UnresolvedAddressException
                        ? "its host name is misspelt, or not known without a proxy"
                        : "nothing listens there, or it cannot be reached from here");
        told.initCause(silent);
        return told;
    }

    private synchronized HttpClient client() throws IOException {
        if (closed) {
            throw new IOException("the gateway is closed");
        }
        if (client == null) {
            HttpClient.Builder builder = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(limits.connect());
            ProxySelector proxies = ProxySelector.getDefault();
            client = (proxies == null ? builder : builder.proxy(proxies)).build();
        }
        return client;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (client instanceof AutoCloseable) {
            // From Java 21 on; before, a client that is not referred to any more ends its threads by itself.
            try {
                HttpClient.class.getMethod("shutdownNow").invoke(client);
            } catch (ReflectiveOperationException unexpected) {
                throw new IllegalStateException("A java.net.http client cannot be shut down.", unexpected);
            }
        }
        client = null;
    }
}

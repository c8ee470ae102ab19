package io.github.junitllm.gateway;

import io.github.junitllm.gateway.http.Handler;
import io.github.junitllm.gateway.http.HttpServer;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Where a gateway listens: on the loopback address, and on one more address if asked, both with one port. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Endpoint implements AutoCloseable {

    private static final int ATTEMPTS = 20;

    private final List<HttpServer> servers;

    private Endpoint(List<HttpServer> servers) {
        this.servers = servers;
    }

    /**
     * Starts listening.
     *
     * @param bind the other address; {@code null} for none
     * @param port port to listen on, 0 for any that is free on both
     * @throws UncheckedIOException if address or port are not to be had
     */
    public static Endpoint start(@Nullable InetAddress bind, int port, Handler handler) {
        if (bind == null || bind.getHostAddress().equals("127.0.0.1")) {
            return new Endpoint(List.of(HttpServer.start(port, handler)));
        }
        if (bind.isAnyLocalAddress()) {
            return new Endpoint(List.of(HttpServer.start(bind, port, handler)));
        }
        for (int attempt = 1; ; attempt++) {
            HttpServer local = HttpServer.start(port, handler);
            try {
                return new Endpoint(List.of(local, HttpServer.start(bind, local.port(), handler)));
            } catch (UncheckedIOException refused) {
                local.close();
                if (port != 0 || attempt == ATTEMPTS) {
                    throw refused;
                }
            }
        }
    }

    public int port() {
        return servers.get(0).port();
    }

    @Override
    public void close() {
        servers.forEach(HttpServer::close);
    }
}

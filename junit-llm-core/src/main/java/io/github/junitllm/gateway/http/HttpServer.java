package io.github.junitllm.gateway.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apiguardian.api.API;

/**
 * An HTTP/1.1 server on one address, which is the loopback address unless asked; no system property, nothing static.
 * Thread-safe.
 *
 * <p>Each connection has a thread of its own, of the platform: a virtual one is woken by another thread, which took a fifth
 * longer for calls that come one by one.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class HttpServer implements AutoCloseable {

    private static final int BACKLOG = 1024;
    private static final long ACCEPTOR_MILLIS = 2_000;

    private final ServerSocket socket;
    private final Handler handler;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final Thread acceptor = new Thread(this::accept, "junit-llm-gateway");
    private long accepted;
    private volatile boolean closed;

    private HttpServer(ServerSocket socket, Handler handler) {
        this.socket = socket;
        this.handler = handler;
    }

    /**
     * Starts a server on the loopback address.
     *
     * @param port port to listen on, 0 for any free one
     * @throws UncheckedIOException if the port is not to be had
     */
    public static HttpServer start(int port, Handler handler) {
        return start(loopback(), port, handler);
    }

    /**
     * Starts a server.
     *
     * @param address address to listen on; all of this machine, if it is the wildcard address
     * @param port port to listen on, 0 for any free one
     * @throws UncheckedIOException if the address or the port is not to be had
     */
    public static HttpServer start(InetAddress address, int port, Handler handler) {
        try {
            ServerSocket socket = new ServerSocket();
            try {
                socket.bind(new InetSocketAddress(address, port), BACKLOG);
            } catch (IOException e) {
                socket.close();
                throw e;
            }
            HttpServer server = new HttpServer(socket, handler);
            server.acceptor.setDaemon(true);
            server.acceptor.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The gateway cannot listen on " + address.getHostAddress() + ':' + port + ": " + e.getMessage(), e);
        }
    }

    private static InetAddress loopback() {
        try {
            return InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException fourBytes) {
            throw new IllegalStateException(fourBytes);
        }
    }

    /** Returns the port it listens on. */
    public int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!closed) {
            try {
                Socket client = socket.accept();
                client.setTcpNoDelay(true);
                Connection connection = new Connection(client, handler, connections::remove);
                connections.add(connection);
                Thread thread = new Thread(connection, "junit-llm-connection-" + ++accepted);
                thread.setDaemon(true);
                thread.start();
                if (closed) {
                    connection.close();
                }
            } catch (IOException e) {
                // One client that left while it was accepted, or too many open files, must not end the server nor make
                // it spin.
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    /** Stops listening and closes every connection. */
    @Override
    public void close() {
        closed = true;
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // closing is all that was wanted
        }
        try {
            // The kernel goes on listening until the thread in accept has noticed: only then is nobody let in any more.
            acceptor.join(ACCEPTOR_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        connections.forEach(Connection::close);
    }
}

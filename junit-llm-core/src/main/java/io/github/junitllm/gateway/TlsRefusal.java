package io.github.junitllm.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A port of the loopback interface on which no TLS handshake succeeds: each is answered with the fatal alert
 * {@code handshake_failure} (RFC 8446, 6.2), as by a server with which no protocol or certificate can be agreed upon.
 */
final class TlsRefusal implements AutoCloseable {

    /** A record of type alert (21), TLS 1.2, of two bytes: fatal (2), handshake_failure (40). */
    private static final byte[] ALERT = {21, 3, 3, 0, 2, 2, 40};

    private static final int HELLO = 16 * 1024;

    /** A client's first handshake may take its time: much of Java is loaded for it. */
    private static final int HELLO_MILLIS = 30_000;

    private static final int REST_MILLIS = 100;
    private static final int BACKLOG = 50;

    private final ServerSocket socket;
    private final Runnable refused;

    private TlsRefusal(ServerSocket socket, Runnable refused) {
        this.socket = socket;
        this.refused = refused;
    }

    /**
     * Begins to listen.
     *
     * @param refused is told of every handshake before its client is
     * @throws UncheckedIOException if there is no port
     */
    static TlsRefusal start(Runnable refused) {
        try {
            ServerSocket socket = new ServerSocket(0, BACKLOG, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
            TlsRefusal refusal = new TlsRefusal(socket, refused);
            Thread acceptor = new Thread(refusal::accept, "junit-llm-tls-failure");
            acceptor.setDaemon(true);
            acceptor.start();
            return refusal;
        } catch (IOException e) {
            throw new UncheckedIOException("The gateway cannot listen for TLS handshakes: " + e.getMessage(), e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                // One that keeps silent must not keep others waiting.
                Thread refusing = new Thread(() -> refuse(client), "junit-llm-tls-failure");
                refusing.setDaemon(true);
                refusing.start();
            } catch (IOException ended) {
                // The sample has ended: nobody is left to refuse.
            }
        }
    }

    private void refuse(Socket connected) {
        try (Socket client = connected) {
            answer(client);
        } catch (IOException gone) {
            // The client is, and needs no refusal.
        }
    }

    private void answer(Socket client) throws IOException {
        client.setSoTimeout(HELLO_MILLIS);
        InputStream input = client.getInputStream();
        if (input.read(new byte[HELLO]) < 0) {
            return;
        }
        refused.run();
        client.getOutputStream().write(ALERT);
        client.shutdownOutput();
        client.setSoTimeout(REST_MILLIS);
        // What is left unread would reset the connection, and the alert with it.
        byte[] rest = new byte[HELLO];
        while (input.read(rest) >= 0) {
            // until it is gone, or silent
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // closing is all that was wanted
        }
    }
}

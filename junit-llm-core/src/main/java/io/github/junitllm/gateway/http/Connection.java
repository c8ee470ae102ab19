package io.github.junitllm.gateway.http;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/** One client connection: reads requests and has them answered, one after the other, until either side ends it. */
final class Connection implements Runnable {

    private static final int READ_TIMEOUT_MILLIS = 30_000;
    private static final long REQUEST_NANOS = 120_000_000_000L;
    private static final int OUTPUT_BUFFER = 16 * 1024;
    /** How much of what a refused client still sends is read, so that closing does not destroy the answer on its way. */
    private static final int LINGER_BYTES = 256 * 1024;

    private static final int LINGER_READS = 1_000;
    private static final int LINGER_MILLIS = 500;
    private static final int QUIET_MILLIS = 200;
    private static final long NANOS_A_MILLI = 1_000_000;

    private final Socket socket;
    private final Handler handler;
    private final Consumer<Connection> ended;

    Connection(Socket socket, Handler handler, Consumer<Connection> ended) {
        this.socket = socket;
        this.handler = handler;
        this.ended = ended;
    }

    @Override
    public void run() {
        try (socket) {
            serve(new BufferedOutputStream(socket.getOutputStream(), OUTPUT_BUFFER));
        } catch (IOException gone) {
            // The client went away or was cut off: there is nobody left to tell.
            close();
        } finally {
            ended.accept(this);
        }
    }

    private void serve(OutputStream output) throws IOException {
        RequestReader reader = new RequestReader(socket.getInputStream(), output, new Deadline(socket));
        try {
            while (true) {
                Request request = reader.read();
                if (request == null) {
                    return;
                }
                Responder responder = new Responder(this, output, request);
                handler.handle(request, responder);
                if (!responder.reusable()) {
                    output.flush();
                    return;
                }
            }
        } catch (BadRequestException refused) {
            handler.refused(String.valueOf(refused.getMessage()));
            refuse(output, refused);
        }
    }

    private void refuse(OutputStream output, BadRequestException refused) throws IOException {
        if (Http2Refusal.MESSAGE.equals(refused.getMessage())) {
            output.write(Http2Refusal.settings());
            output.flush();
            skip(QUIET_MILLIS);
            output.write(Http2Refusal.goAway());
            output.flush();
        } else {
            byte[] body = (refused.getMessage() + '\n').getBytes(StandardCharsets.UTF_8);
            Headers headers = new Headers()
                    .add("content-type", "text/plain; charset=utf-8")
                    .add("x-should-retry", "false");
            new Responder(this, output, true, false, false).send(refused.status(), headers, body);
        }
        socket.shutdownOutput();
        skip(LINGER_MILLIS);
    }

    /** Reads what a refused client still sends, until it is quiet for so long, has closed, or has sent enough. */
    private void skip(int quietMillis) throws IOException {
        socket.setSoTimeout(quietMillis);
        byte[] rest = new byte[8 * 1024];
        int left = LINGER_BYTES;
        try {
            for (int reads = 0; left > 0 && reads < LINGER_READS; reads++) {
                int read = socket.getInputStream().read(rest);
                left = read < 0 ? 0 : left - read;
            }
        } catch (SocketTimeoutException quiet) {
            // that was all
        }
    }

    /** Reads until the other side has closed; returns whether it did so in time. */
    boolean awaitEnd(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        byte[] lost = new byte[1024];
        try {
            for (long left = atMost.toMillis(); left > 0; left = (end - System.nanoTime()) / NANOS_A_MILLI) {
                socket.setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
                if (socket.getInputStream().read(lost) < 0) {
                    return true;
                }
            }
            return false;
        } catch (SocketTimeoutException stillThere) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    void close() {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // closing is all that was wanted
        }
    }

    void reset() {
        try {
            socket.setSoLinger(true, 0);
        } catch (SocketException alreadyClosed) {
            // then there is nothing to reset
        }
        close();
    }

    /** Between requests a connection may idle for ever; within one, every read and the whole have a limit. */
    private static final class Deadline implements ByteSource.Clock {

        private final Socket socket;
        private long end;
        private boolean running;

        Deadline(Socket socket) {
            this.socket = socket;
        }

        @Override
        public void running(boolean nowRunning) throws IOException {
            if (running != nowRunning) {
                socket.setSoTimeout(nowRunning ? READ_TIMEOUT_MILLIS : 0);
            }
            running = nowRunning;
            end = System.nanoTime() + REQUEST_NANOS;
        }

        @Override
        public boolean expired() {
            return running && System.nanoTime() - end > 0;
        }
    }
}

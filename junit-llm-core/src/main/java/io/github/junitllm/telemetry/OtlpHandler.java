package io.github.junitllm.telemetry;

import io.github.junitllm.gateway.http.Handler;
import io.github.junitllm.gateway.http.Headers;
import io.github.junitllm.gateway.http.Request;
import io.github.junitllm.gateway.http.Responder;
import io.github.junitllm.trace.SpanRouter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Answers OTLP/HTTP as OpenTelemetry Protocol 1.9 says, and hands the spans on. */
final class OtlpHandler implements Handler {

    /** The server takes 16 MB as they are sent; this is what may come out of them. */
    private static final int LARGEST = 64 * 1024 * 1024;

    private static final Set<String> DROPPED = Set.of("/v1/metrics", "/v1/logs");

    private final SpanRouter router;
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong spans = new AtomicLong();
    private volatile @Nullable String problem;

    OtlpHandler(SpanRouter router) {
        this.router = router;
    }

    @Override
    public void handle(Request request, Responder responder) throws IOException {
        requests.incrementAndGet();
        OtlpFormat format = OtlpFormat.of(request.headers().first("content-type"));
        if (format == null) {
            refuse(
                    415,
                    "OTLP comes as application/x-protobuf or application/json, not as "
                            + request.headers().first("content-type"),
                    OtlpFormat.JSON,
                    responder);
            return;
        }
        String path = request.target().replaceFirst("[?].*", "");
        if (!request.method().equals("POST")) {
            refuse(405, "OTLP is sent by POST, not by " + request.method(), format, responder);
        } else if (DROPPED.contains(path)) {
            send(200, format.success(), format, responder);
        } else if (path.equals("/v1/traces")) {
            traces(request, format, responder);
        } else {
            refuse(404, "spans go to /v1/traces, not to " + path, format, responder);
        }
    }

    private void traces(Request request, OtlpFormat format, Responder responder) throws IOException {
        OtlpFormat.Batch batch;
        try {
            batch = format.read(plain(request));
        } catch (OtlpException refused) {
            refuse(refused.status(), String.valueOf(refused.getMessage()), format, responder);
            return;
        }
        spans.addAndGet(batch.spans().size());
        batch.spans().forEach(router::route);
        if (batch.rejected() > 0) {
            problem = batch.rejected() + " spans had no valid ids";
        }
        send(200, batch.rejected() == 0 ? format.success() : format.partial(batch.rejected()), format, responder);
    }

    private static byte[] plain(Request request) throws OtlpException {
        String encoding = String.valueOf(request.headers().first("content-encoding"))
                .strip()
                .toLowerCase(Locale.ROOT);
        switch (encoding) {
            case "null", "", "identity" -> {
                return request.body();
            }
            case "gzip" -> {
                return unzipped(request.body());
            }
            default -> throw new OtlpException(415, "the body is compressed with " + encoding + "; gzip is known");
        }
    }

    private static byte[] unzipped(byte[] body) throws OtlpException {
        byte[] plain;
        try (InputStream zipped = new GZIPInputStream(new ByteArrayInputStream(body))) {
            plain = zipped.readNBytes(LARGEST + 1);
        } catch (IOException damaged) {
            throw new OtlpException(400, "the body is not gzip: " + damaged.getMessage());
        }
        if (plain.length > LARGEST) {
            throw new OtlpException(413, "the body is over " + LARGEST + " bytes when it is unpacked");
        }
        return plain;
    }

    private void refuse(int status, String message, OtlpFormat format, Responder responder) throws IOException {
        problem = message;
        send(status, format.status(message), format, responder);
    }

    private static void send(int status, byte[] body, OtlpFormat format, Responder responder) throws IOException {
        responder.send(status, new Headers().add("content-type", format.contentType()), body);
    }

    @Override
    public void refused(String what) {
        problem = what;
    }

    /** Returns why a sample got no span from here. */
    String silence(String endpoint) {
        String here = "The OtlpReceiver at " + endpoint;
        String refused = problem;
        if (spans.get() == 0) {
            return refused != null
                    ? here + " refused what came: " + refused + "."
                    : here + (requests.get() == 0 ? " got nothing" : " got no span")
                            + ": does the application have it as"
                            + " OTEL_EXPORTER_OTLP_ENDPOINT, with OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf, and does it reach"
                            + " it? Wait with SampleTrace.awaitSpan for spans that come late.";
        }
        List<String> strays = router.strays();
        return here + " got " + spans.get() + " spans, and none of this sample"
                + (strays.isEmpty() ? "" : ", but of traces nobody knows, such as " + strays)
                + ": is the application sent the sample's traceparent, and does it continue it? Wait with"
                + " SampleTrace.awaitSpan for spans that come late.";
    }
}

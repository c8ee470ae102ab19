package io.github.junitllm.telemetry;

import io.github.junitllm.telemetry.CollectedTrace.InProcess;
import io.github.junitllm.trace.SpanSink;
import io.github.junitllm.trace.TraceContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** A receiver, a sample that listens to it, and who sends it what. */
abstract class Receiving {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final String PROTOBUF = "application/x-protobuf";
    static final String JSON = "application/json";
    static final HttpClient CLIENT = HttpClient.newHttpClient();

    final OtlpReceiver receiver = OtlpReceiver.start();
    final TraceContext context = PlainEval.newContext();
    final CollectedTrace trace =
            CollectedTrace.begin(context, new SpanSink(), InProcess.NO_SDK, List.of(receiver), null);

    @AfterEach
    void close() {
        receiver.close();
    }

    HttpResponse<byte[]> send(String path, String type, byte[] body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(receiver.endpoint() + path))
                .header("content-type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    String json(String traceId, String spanId) {
        return """
                {"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"assistant"}}]},
                "scopeSpans":[{"scope":{"name":"app"},"spans":[{"traceId":"%s","spanId":"%s","parentSpanId":"",
                "name":"search","kind":3,"startTimeUnixNano":"1760000000000000000","endTimeUnixNano":1760000000005000000,
                "someday":{"more":1},
                "attributes":[{"key":"count","value":{"intValue":"3"}},{"key":"share","value":{"doubleValue":0.5}},
                {"key":"done","value":{"boolValue":true}},
                {"key":"list","value":{"arrayValue":{"values":[{"stringValue":"a"},{"stringValue":"b"}]}}},
                {"key":"map","value":{"kvlistValue":{"values":[]}}}],
                "events":[{"timeUnixNano":"1","name":"e","attributes":[{"key":"k","value":{"stringValue":"v"}}]}],
                "status":{"code":2,"message":"broken"}}]}]}]}
                """.formatted(traceId, spanId);
    }
}

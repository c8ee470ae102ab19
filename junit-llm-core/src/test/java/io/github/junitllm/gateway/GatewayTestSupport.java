package io.github.junitllm.gateway;

import io.github.junitllm.gateway.GatewaySettings.UpstreamLimits;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

/** A plain client and settings for gateway tests. */
final class GatewayTestSupport {

    static final UpstreamLimits QUICK = new UpstreamLimits(
            Duration.ofSeconds(5),
            Duration.ofSeconds(2),
            Duration.ofSeconds(30),
            3,
            Duration.ofMillis(5),
            Duration.ofMillis(100));

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private GatewayTestSupport() {}

    static GatewaySettings settings(Path fixtures, GatewayMode mode, URI upstream) {
        return GatewaySettings.replay(fixtures)
                .withMode(mode)
                .withRecordingAllowed(true)
                .withUpstream(upstream)
                .withLimits(QUICK);
    }

    static SampleAddress address(String caseId, int sample) {
        return new SampleAddress("com.acme.RefundEvals/answers", caseId, sample);
    }

    static String chat(String text) {
        return "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"" + text + "\"}]}";
    }

    static HttpResponse<String> post(LlmGateway gateway, String body, String... headers)
            throws IOException, InterruptedException {
        return post(gateway.openAi() + "/chat/completions", body, headers);
    }

    static HttpResponse<String> post(String url, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}

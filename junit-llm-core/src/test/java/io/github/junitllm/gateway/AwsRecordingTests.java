package io.github.junitllm.gateway;

import static io.github.junitllm.gateway.GatewayTestSupport.QUICK;
import static io.github.junitllm.gateway.GatewayTestSupport.address;
import static io.github.junitllm.gateway.GatewayTestSupport.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.gateway.http.Headers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AwsRecordingTests {

    private static final Map<String, String> KEY = Map.of(
            "AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE",
            "AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

    @TempDir
    Path folder;

    private Gateway gateway(StandInProvider provider, GatewayMode mode, boolean errors) {
        return Gateway.create(
                GatewaySettings.replay(folder)
                        .withMode(mode)
                        .withRecordingAllowed(true)
                        .withRecordErrors(errors)
                        .withUpstreams(Upstreams.DEFAULT.with("bedrock", provider.uri()))
                        .withLimits(QUICK),
                KEY);
    }

    private static HttpResponse<String> converse(SampleGateway sample, String keyId) throws Exception {
        return post(
                sample.bedrock() + "/model/m/converse",
                "{\"messages\":[]}",
                "authorization",
                "AWS4-HMAC-SHA256 Credential=" + keyId
                        + "/20251121/eu-central-1/bedrock/aws4_request, SignedHeaders=host;x-amz-date, Signature=00",
                "x-amz-date",
                "20251121T060000Z");
    }

    @Test
    void keepsTheKindOfAnErrorWhichAwsTellsInAHeader() throws Exception {
        StandInProvider provider = new StandInProvider((request, count, responder) -> responder.send(
                429,
                new Headers()
                        .add("content-type", "application/json")
                        .add("x-amzn-ErrorType", "ThrottlingException:http://internal.amazon.com/coral/")
                        .add("x-amzn-RequestId", "6b1f4c2e-0000-4000-8000-000000000001"),
                "{\"message\":\"Too many requests\"}".getBytes(StandardCharsets.UTF_8)));
        try (provider;
                Gateway gateway = gateway(provider, GatewayMode.RECORD, true);
                SampleGateway sample = gateway.open(address("c", 1))) {
            converse(sample, "AKIAIOSFODNN7EXAMPLE");
        }
        try (Gateway gateway = gateway(provider, GatewayMode.REPLAY, true);
                SampleGateway sample = gateway.open(address("c", 1))) {
            HttpResponse<String> replayed = converse(sample, "AKIAIOSFODNN7EXAMPLE");

            assertThat(sample.problems()).isEmpty();
            assertThat(replayed.statusCode()).isEqualTo(429);
            assertThat(replayed.headers().firstValue("x-amzn-errortype"))
                    .contains("ThrottlingException:http://internal.amazon.com/coral/");
            assertThat(replayed.headers().firstValue("x-amzn-requestid"))
                    .contains("6b1f4c2e-0000-4000-8000-000000000001");
        }
    }

    @Test
    void triesOnceToSignWithAKeyThatIsNotKnown() throws Exception {
        try (StandInProvider provider = StandInProvider.json("{}");
                Gateway gateway = gateway(provider, GatewayMode.RECORD, false);
                SampleGateway sample = gateway.open(address("c", 1))) {
            HttpResponse<String> refused = converse(sample, "AKIDOTHER");

            assertThat(refused.statusCode()).isEqualTo(424);
            assertThat(refused.headers().firstValue("x-amzn-errortype")).contains("junit_llm_upstream_failed");
            assertThat(provider.requests()).isEmpty();
            assertThat(sample.problems())
                    .singleElement()
                    .asString()
                    .contains("set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to the key the application uses")
                    .doesNotContain("tried");
        }
    }
}

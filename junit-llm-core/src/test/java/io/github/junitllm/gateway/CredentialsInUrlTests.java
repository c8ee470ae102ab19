package io.github.junitllm.gateway;

import static io.github.junitllm.gateway.GatewayTestSupport.address;
import static io.github.junitllm.gateway.GatewayTestSupport.post;
import static io.github.junitllm.gateway.GatewayTestSupport.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.call.LlmCall;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Some clients put their key into the URL: the provider gets it, and nobody else does. */
class CredentialsInUrlTests {

    private static final String KEY = "AIzaNobodysKeyOfNothing0123456789abcdef";
    private static final String PATH = "/v1beta/models/g:generateContent";
    private static final String BODY = "{\"contents\":[]}";

    @TempDir
    Path folder;

    private Gateway gateway(GatewayMode mode, URI upstream) {
        return Gateway.create(settings(folder, mode, upstream)
                .withUpstreams(Upstreams.DEFAULT.with("gemini", upstream))
                .withUpstream(upstream));
    }

    private static String url(SampleGateway sample) {
        return sample.gemini() + PATH + "?alt=json&key=" + KEY;
    }

    @ParameterizedTest
    @EnumSource(names = {"LIVE", "RECORD"})
    void goToTheProviderAndAreNotTold(GatewayMode mode) throws Exception {
        try (StandInProvider provider = StandInProvider.json("{}");
                Gateway gateway = gateway(mode, provider.uri());
                SampleGateway sample = gateway.open(address("c", 1))) {
            post(url(sample), BODY);

            assertThat(provider.requests().get(0).target()).isEqualTo(PATH + "?alt=json&key=" + KEY);
            assertThat(sample.calls()).extracting(LlmCall::path).containsExactly(PATH + "?alt=json&key=REDACTED");
        }
    }

    @Test
    void areNotToldOnReplayEither() throws Exception {
        try (StandInProvider provider = StandInProvider.json("{}");
                Gateway gateway = gateway(GatewayMode.RECORD, provider.uri());
                SampleGateway sample = gateway.open(address("c", 1))) {
            post(url(sample), BODY);
        }
        try (Gateway gateway = Gateway.create(GatewaySettings.replay(folder));
                SampleGateway sample = gateway.open(address("c", 1))) {
            assertThat(post(url(sample), BODY).statusCode()).isEqualTo(200);
            assertThat(sample.calls()).extracting(LlmCall::path).containsExactly(PATH + "?alt=json&key=REDACTED");

            String refused = post(url(sample), "{\"contents\":[1]}").body();
            assertThat(refused).contains("alt=json").doesNotContain(KEY);
            assertThat(sample.problems()).singleElement().asString().doesNotContain(KEY);
        }
    }

    @Test
    void areNotToldWhenNothingComesBack() throws Exception {
        URI nobody;
        try (StandInProvider stopped = StandInProvider.json("{}")) {
            nobody = stopped.uri();
        }
        try (Gateway gateway = gateway(GatewayMode.LIVE, nobody);
                SampleGateway sample = gateway.open(address("c", 1))) {
            String refused = post(url(sample), BODY).body();

            assertThat(refused)
                    .contains("No answer from " + nobody, "key=REDACTED")
                    .doesNotContain(KEY);
            assertThat(sample.problems()).singleElement().asString().doesNotContain(KEY);
        }
    }

    @Test
    void areNotToldWhenTheProviderRefuses() throws Exception {
        try (StandInProvider provider = new StandInProvider(
                        (request, count, responder) -> StandInProvider.json(responder, 400, "{\"error\":{}}"));
                Gateway gateway = gateway(GatewayMode.RECORD, provider.uri())) {
            SampleGateway sample = gateway.open(address("c", 1));
            post(url(sample), BODY);
            sample.close();

            assertThat(sample.problems())
                    .singleElement()
                    .asString()
                    .contains(PATH + "?alt=json&key=REDACTED")
                    .doesNotContain(KEY);
        }
    }

    @Test
    void areNotToldWhenThePathMakesNoUrl() throws Exception {
        try (StandInProvider provider = StandInProvider.json("{}");
                Gateway gateway = gateway(GatewayMode.LIVE, provider.uri());
                SampleGateway sample = gateway.open(address("c", 1));
                PlainClient client = new PlainClient(sample)) {
            String path = URI.create(sample.gemini()).getPath() + "/{model}?key=" + KEY;

            assertThat(client.postTo(path, BODY)).contains("its path does not make a URL");
            assertThat(sample.problems()).singleElement().asString().doesNotContain(KEY);
        }
    }
}

package io.github.junitllm.spend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.cost.Money;
import io.github.junitllm.cost.PriceTable;
import io.github.junitllm.gateway.Gateway;
import io.github.junitllm.gateway.GatewayMode;
import io.github.junitllm.gateway.GatewaySettings;
import io.github.junitllm.gateway.SampleAddress;
import io.github.junitllm.gateway.SampleGateway;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the client of a call sees for which there is no money, and what calls cost that never arrived. */
class SpendRefusalTests {

    @TempDir
    Path directory;

    private HttpResponse<String> ask(String url, String limit) throws IOException, InterruptedException {
        Path prices = Files.writeString(directory.resolve("prices.json"), ChargingModel.PRICES);
        GatewaySettings settings = GatewaySettings.replay(directory.resolve("fixtures"))
                .withMode(GatewayMode.LIVE)
                .withUpstream(URI.create(url));
        try (SpendLimit spend = RunSpend.open(
                        LedgerPlace.in(directory, "run"), "jvm", PriceTable.read(prices), Money.parse(limit));
                Gateway gateway = Gateway.create(settings, () -> spend);
                SampleGateway sample = gateway.open(new SampleAddress("com.acme.Evals/asks", "c", 1))) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(sample.openAi() + "/chat/completions"))
                    .header("content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"model\":\"m\",\"max_tokens\":10,\"messages\":[{\"role\":\"user\",\"content\":\"q\"}]}"))
                    .build();
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private Spent spent() {
        return Objects.requireNonNull(SpendLedger.of(directory, "run"));
    }

    @Test
    void theClientIsToldSoThatItDoesNotTryAgain() throws IOException, InterruptedException {
        try (ChargingModel model = new ChargingModel(1, false, 0)) {
            HttpResponse<String> answer = ask(model.url(), "0.001 USD");

            assertThat(answer.statusCode()).isEqualTo(424);
            assertThat(answer.headers().firstValue("x-should-retry")).hasValue("false");
            assertThat(answer.body()).contains("junit_llm_max_spend", "the run stops here");
            assertThat(model.asked()).isZero();
        }
    }

    @Test
    void aCallThatReachedNobodyCostsNothing() throws IOException, InterruptedException {
        String nobody;
        try (ChargingModel model = new ChargingModel(1, false, 0)) {
            nobody = model.url();
        }

        assertThat(ask(nobody, "1 USD").body()).contains("nothing listens there");
        assertThat(spent().total()).isZero();
        assertThat(spent().calls()).isZero();
    }
}

package io.github.junitllm.benchmarks.calls;

import io.github.junitllm.gateway.Gateway;
import io.github.junitllm.gateway.GatewaySettings;
import io.github.junitllm.gateway.SampleAddress;
import io.github.junitllm.gateway.SampleGateway;
import java.net.http.HttpClient;
import java.nio.file.Path;

/**
 * Asks the gateway for recorded answers, and a server that knows them by heart, in turns: {@code <fixtures> <cases>
 * <threads> <seconds of warm-up> <seconds>}.
 */
public final class ReplayMain {

    private ReplayMain() {}

    public static void main(String[] args) throws Exception {
        int cases = Integer.parseInt(args[1]);
        try (BareServer server = new BareServer(cases);
                Gateway gateway = Gateway.create(GatewaySettings.replay(Path.of(args[0])))) {
            String url = server.uri().toString();
            new Caller(cases)
                    .with("bare", (client, number) -> Caller.ask(client, url, number))
                    .with("gateway", (client, number) -> sample(gateway, client, number))
                    .measure(Integer.parseInt(args[2]), Double.parseDouble(args[3]), Double.parseDouble(args[4]));
        }
        System.exit(0); // the JDK's client has threads of its own
    }

    static void sample(Gateway gateway, HttpClient client, int number)
            throws java.io.IOException, InterruptedException {
        SampleGateway sample = gateway.open(new SampleAddress(Chat.EVAL, Chat.caseId(number), 1));
        try {
            Caller.ask(client, sample.baseUrl(), number);
        } finally {
            sample.close();
        }
        if (!sample.unused().isEmpty() || !sample.problems().isEmpty()) {
            throw new IllegalStateException("case " + number + ": " + sample.problems());
        }
    }
}

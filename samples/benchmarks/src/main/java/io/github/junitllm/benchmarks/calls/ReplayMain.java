package io.github.junitllm.benchmarks.calls;

import io.github.junitllm.gateway.Gateway;
import io.github.junitllm.gateway.GatewaySettings;
import io.github.junitllm.gateway.SampleAddress;
import io.github.junitllm.gateway.SampleGateway;
import java.net.http.HttpClient;
import java.nio.file.Path;

/** Asks for recorded answers: {@code bare|gateway <fixtures> <cases> <threads> <seconds of warm-up> <seconds>}. */
public final class ReplayMain {

    private ReplayMain() {}

    public static void main(String[] args) throws Exception {
        int cases = Integer.parseInt(args[2]);
        int threads = Integer.parseInt(args[3]);
        double warmUp = Double.parseDouble(args[4]);
        double seconds = Double.parseDouble(args[5]);
        if (args[0].equals("bare")) {
            try (BareServer server = new BareServer(cases)) {
                String url = server.uri().toString();
                new Caller((client, number) -> Caller.ask(client, url, number), cases)
                        .measure(threads, warmUp, seconds);
            }
        } else {
            try (Gateway gateway = Gateway.create(GatewaySettings.replay(Path.of(args[1])))) {
                new Caller((client, number) -> sample(gateway, client, number), cases)
                        .measure(threads, warmUp, seconds);
            }
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
        if (sample.calls().size() != 1 || !sample.problems().isEmpty()) {
            throw new IllegalStateException("case " + number + ": " + sample.problems());
        }
    }
}

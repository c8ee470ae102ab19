package io.github.junitllm.benchmarks.calls;

import io.github.junitllm.gateway.Gateway;
import io.github.junitllm.gateway.GatewayMode;
import io.github.junitllm.gateway.GatewaySettings;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Calls a provider through the gateway, recording and not, in turns: {@code <folder> <cases> <threads> <seconds of warm-up>
 * <seconds>}.
 */
public final class ProxyMain {

    private ProxyMain() {}

    public static void main(String[] args) throws Exception {
        int cases = Integer.parseInt(args[1]);
        // A new one each time: what was recorded before would be read and compared.
        Path fixtures = Files.createTempDirectory(Files.createDirectories(Path.of(args[0])), "fixtures");
        try (BareServer provider = new BareServer(cases);
                Gateway live = gateway(GatewayMode.LIVE, fixtures, provider);
                Gateway record = gateway(GatewayMode.RECORD, fixtures, provider)) {
            new Caller(cases)
                    .with("live", (client, number) -> ReplayMain.sample(live, client, number))
                    .with("record", (client, number) -> ReplayMain.sample(record, client, number))
                    .measure(Integer.parseInt(args[2]), Double.parseDouble(args[3]), Double.parseDouble(args[4]));
        }
        System.exit(0); // the JDK's client has threads of its own
    }

    private static Gateway gateway(GatewayMode mode, Path fixtures, BareServer provider) {
        return Gateway.create(GatewaySettings.replay(fixtures)
                .withMode(mode)
                .withRecordingAllowed(true)
                .withUpstream(provider.uri()));
    }
}

package io.github.junitllm.benchmarks.calls;

import io.github.junitllm.gateway.Gateway;
import io.github.junitllm.gateway.GatewayMode;
import io.github.junitllm.gateway.GatewaySettings;
import java.nio.file.Files;
import java.nio.file.Path;

/** Calls a provider through the gateway: {@code live|record <folder> <cases> <threads> <seconds of warm-up> <seconds>}. */
public final class ProxyMain {

    private ProxyMain() {}

    public static void main(String[] args) throws Exception {
        int cases = Integer.parseInt(args[2]);
        // A new one each time: what was recorded before would be read and compared.
        Path fixtures = Files.createTempDirectory(Files.createDirectories(Path.of(args[1])), "fixtures");
        GatewayMode mode = args[0].equals("record") ? GatewayMode.RECORD : GatewayMode.LIVE;
        try (BareServer provider = new BareServer(cases);
                Gateway gateway = Gateway.create(GatewaySettings.replay(fixtures)
                        .withMode(mode)
                        .withRecordingAllowed(true)
                        .withUpstream(provider.uri()))) {
            new Caller((client, number) -> ReplayMain.sample(gateway, client, number), cases)
                    .measure(Integer.parseInt(args[3]), Double.parseDouble(args[4]), Double.parseDouble(args[5]));
        }
        System.exit(0); // the JDK's client has threads of its own
    }
}

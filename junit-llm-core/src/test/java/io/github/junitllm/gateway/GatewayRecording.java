package io.github.junitllm.gateway;

import static io.github.junitllm.gateway.GatewayTestSupport.address;
import static io.github.junitllm.gateway.GatewayTestSupport.post;
import static io.github.junitllm.gateway.GatewayTestSupport.settings;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** A folder of fixtures, samples that record into it, and the answer that is replayed from it. */
abstract class GatewayRecording {

    @TempDir
    Path folder;

    Path file(String caseId) {
        return folder.resolve("com.acme.RefundEvals/answers/" + caseId + ".json");
    }

    interface Calls {
        void run(SampleGateway sample) throws Exception;
    }

    SampleGateway sample(GatewaySettings settings, int number, Calls calls) throws Exception {
        try (Gateway gateway = Gateway.create(settings)) {
            SampleGateway sample = gateway.open(address("c", number));
            calls.run(sample);
            sample.close();
            return sample;
        }
    }

    GatewaySettings recording(StandInProvider provider) {
        return settings(folder, GatewayMode.RECORD, provider.uri());
    }

    String replayed(String body) throws Exception {
        String[] answer = new String[1];
        sample(
                GatewaySettings.replay(folder),
                1,
                sample -> answer[0] = post(sample, body).body());
        return answer[0];
    }
}

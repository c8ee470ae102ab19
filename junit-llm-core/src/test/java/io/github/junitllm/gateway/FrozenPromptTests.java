package io.github.junitllm.gateway;

import static io.github.junitllm.gateway.GatewayTestSupport.chat;
import static io.github.junitllm.gateway.GatewayTestSupport.post;
import static io.github.junitllm.gateway.GatewayTestSupport.settings;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prompts with a date or a random id are the same on every day and in every run. */
class FrozenPromptTests {

    private static final SampleAddress ADDRESS = new SampleAddress("com.acme.Evals/asks", "case-1", 1);

    @TempDir
    Path folder;

    private static String ask(LlmGateway llm, String more) throws Exception {
        UUID id = new UUID(llm.random().nextLong(), llm.random().nextLong());
        String prompt = "It is " + llm.clock().instant() + ", request " + id + more;
        return post(llm.openAi() + "/chat/completions", chat(prompt)).body();
    }

    private void record(GatewayMode mode, String more) throws Exception {
        try (StandInProvider provider = StandInProvider.json("\"answer" + more + "\"");
                Gateway gateway = Gateway.create(settings(folder, mode, provider.uri()))) {
            SampleGateway sample = gateway.open(ADDRESS);
            ask(sample, "");
            ask(sample, more);
            sample.close();
            assertThat(sample.problems()).isEmpty();
        }
    }

    private List<String> replay(String more) throws Exception {
        try (Gateway gateway = Gateway.create(GatewaySettings.replay(folder))) {
            SampleGateway sample = gateway.open(ADDRESS);
            List<String> answers = List.of(ask(sample, ""), ask(sample, more));
            sample.close();
            assertThat(sample.problems()).isEmpty();
            return answers;
        }
    }

    /** Makes the recording a year old: its date, and the date in its prompts. */
    private void age() throws Exception {
        Path fixture;
        try (Stream<Path> files = Files.walk(folder)) {
            fixture = files.filter(file -> file.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow();
        }
        String text = Files.readString(fixture);
        String recordedAt = text.replaceFirst("(?s).*\"recordedAt\" ?: ?\"([^\"]+)\".*", "$1");
        String aged = Instant.parse(recordedAt).minus(Duration.ofDays(365)).toString();
        Files.writeString(fixture, text.replace(recordedAt, aged));
    }

    @Test
    void theClockStandsAtTheTimeOfTheRecording() throws Exception {
        record(GatewayMode.RECORD, " again");
        age();
        assertThat(replay(" again")).hasSize(2);
    }

    @Test
    void whatIsAddedLaterKeepsTheClockOfTheRecording() throws Exception {
        record(GatewayMode.RECORD, " first");
        age();
        record(GatewayMode.RECORD_MISSING, " second");
        assertThat(replay(" first")).hasSize(2);
        assertThat(replay(" second")).hasSize(2);
    }

    @Test
    void randomNumbersAreTheSameForASampleAndNoOther() {
        try (Gateway gateway = Gateway.create(GatewaySettings.replay(folder))) {
            long first = gateway.open(ADDRESS).random().nextLong();
            SampleGateway again = gateway.open(ADDRESS);
            assertThat(again.random().nextLong()).isEqualTo(first);
            assertThat(again.random().nextLong()).isEqualTo(first);
            assertThat(gateway.open(new SampleAddress("com.acme.Evals/asks", "case-1", 2))
                            .random()
                            .nextLong())
                    .isNotEqualTo(first);
        }
    }
}

package io.github.junitllm.gateway;

import static io.github.junitllm.gateway.GatewayTestSupport.address;
import static io.github.junitllm.gateway.GatewayTestSupport.chat;
import static io.github.junitllm.gateway.GatewayTestSupport.post;
import static io.github.junitllm.gateway.GatewayTestSupport.settings;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a review shows after a case was recorded once more. */
class RecordingAgainTests {

    @TempDir
    Path folder;

    /** Numbers its answers as providers do, so that no two are the same bytes. */
    private static StandInProvider saying(int firstId, String refund) {
        return new StandInProvider((request, count, responder) -> {
            String id = "chatcmpl-AbCdEfGh" + (10_000_000 + firstId + count);
            String asked = new String(request.body(), StandardCharsets.UTF_8);
            if (asked.contains("stream")) {
                StandInProvider.stream(responder, events(id, asked.contains("refund") ? refund : "Two\\nlines"));
            } else {
                String text = asked.contains("refund") ? refund : "Hello.\nHow can I help?";
                StandInProvider.json(
                        responder,
                        200,
                        StandInProvider.completion(text)
                                .replace("chatcmpl-1", id)
                                .replace("1760000000", Integer.toString(1_760_000_000 + firstId)));
            }
        });
    }

    private static List<byte[]> events(String id, String text) {
        return Stream.of(text.split("(?<= )"))
                .map(word -> "data: {\"id\":\"" + id + "\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + word
                        + "\"}}]}\n\n")
                .map(event -> event.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private List<String> recorded(StandInProvider running) throws Exception {
        try (StandInProvider provider = running;
                Gateway gateway = Gateway.create(settings(folder, GatewayMode.RECORD, provider.uri()))) {
            for (int number = 1; number <= 2; number++) {
                SampleGateway sample = gateway.open(address("c", number));
                for (String question : List.of("hi", "refund", "stream hi", "stream refund")) {
                    post(sample, chat(question + ' ' + number));
                }
                sample.close();
                assertThat(sample.problems()).isEmpty();
            }
        }
        return lines();
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(folder.resolve("com.acme.RefundEvals/answers/c.json"));
    }

    /** Returns the lines of one that are not in the other, as many times as they are too often. */
    private static List<String> changed(List<String> before, List<String> after) {
        List<String> changed = new ArrayList<>(after);
        before.forEach(changed::remove);
        return changed;
    }

    @Test
    void theSameAnswersLeaveTheFileAsItWas() throws Exception {
        List<String> before = recorded(saying(0, "Yes, within 30 days."));

        assertThat(recorded(saying(1_000, "Yes, within 30 days."))).isEqualTo(before);
    }

    @Test
    void oneChangedWordIsASmallDiff() throws Exception {
        List<String> before = recorded(saying(0, "Yes, within 30 days."));
        List<String> after = recorded(saying(1_000, "Yes, within 14 days."));

        assertThat(after).hasSameSizeAs(before);
        assertThat(before).hasSizeGreaterThan(300);
        // Per sample: its date; of the whole answer id, time, text and four timings; of the stream four timings, four
        // events, each of which has the id and a time, and the text; and when the call between the two began, if that
        // is
        // later now.
        assertThat(changed(before, after))
                .hasSizeBetween(2 * 8, 2 * 18)
                .allMatch(line -> line.matches(".*(\"recordedAt\"|\"id\"|\"created\"|Micros|14|\"at\").*"));
        assertThat(changed(before, after).stream().filter(line -> line.contains("within") || line.contains("14 ")))
                .as("the answer itself, twice in an event and in the text of a stream")
                .hasSizeGreaterThanOrEqualTo(4);
        assertThat(changed(before, after).stream().filter(line -> line.contains("Micros")))
                .as("the honest times of what changed")
                .hasSizeBetween(1, 2 * 9);
    }
}

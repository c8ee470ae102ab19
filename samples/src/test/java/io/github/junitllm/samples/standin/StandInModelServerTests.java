package io.github.junitllm.samples.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandInModelServerTests {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static final String QUESTION = """
            {"model":"any","messages":[
            {"role":"system","content":"<article id=\\"refunds\\" title=\\"Returns\\">\\nReturn it within 30 days.\\n</article>"},
            {"role":"user","content":"How long can I return it?"}]%s}""";

    @Test
    void answersFromTheArticleInThePrompt() throws Exception {
        try (StandInModelServer server = StandInModelServer.startFlawless(Pace.AT_ONCE)) {
            JsonNode body = JSON.readTree(post(server, QUESTION.formatted("")).body());
            assertThat(body.at("/choices/0/message/content").asText()).isEqualTo("Return it within 30 days. [refunds]");
            assertThat(body.at("/choices/0/finish_reason").asText()).isEqualTo("stop");
            assertThat(body.at("/model").asText()).endsWith("-stand-in");
            assertThat(body.at("/usage/total_tokens").asInt())
                    .isEqualTo(body.at("/usage/prompt_tokens").asInt()
                            + body.at("/usage/completion_tokens").asInt())
                    .isPositive();
        }
    }

    @Test
    void streamsTheSameTextAndTheUsage() throws Exception {
        try (StandInModelServer server = StandInModelServer.startFlawless(Pace.AT_ONCE)) {
            HttpResponse<String> response =
                    post(server, QUESTION.formatted(",\"stream\":true,\"stream_options\":{\"include_usage\":true}"));
            List<String> events = response.body()
                    .lines()
                    .filter(line -> !line.isEmpty())
                    .map(line -> line.substring("data: ".length()))
                    .toList();
            assertThat(events).last().isEqualTo("[DONE]");
            StringBuilder text = new StringBuilder();
            for (String event : events.subList(0, events.size() - 1)) {
                text.append(JSON.readTree(event).at("/choices/0/delta/content").asText(""));
            }
            assertThat(text).hasToString("Return it within 30 days. [refunds]");
            assertThat(JSON.readTree(events.get(events.size() - 2))
                            .at("/usage/total_tokens")
                            .asInt())
                    .isPositive();
        }
    }

    @Test
    void repeatsDifferButTheSameRunTwiceDoesNot() throws Exception {
        List<String> first = contents(40);
        assertThat(new HashSet<>(first)).hasSizeGreaterThan(1);
        assertThat(first.stream().filter(text -> text.contains("30 days") && text.contains("[refunds]")))
                .hasSizeBetween(30, 39);
        assertThat(contents(40)).isEqualTo(first);
    }

    @Test
    void saysWhatIsWrongWithARequest() throws Exception {
        try (StandInModelServer server = StandInModelServer.startFlawless(Pace.AT_ONCE)) {
            assertThat(post(server, "{").statusCode()).isEqualTo(400);
            assertThat(post(server, "{\"model\":\"any\"}").body()).contains("'model' and 'messages' are required");
            HttpRequest noKey = HttpRequest.newBuilder(URI.create(server.baseUrl() + "/chat/completions"))
                    .POST(BodyPublishers.ofString(QUESTION.formatted("")))
                    .build();
            assertThat(CLIENT.send(noKey, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
            HttpRequest elsewhere = HttpRequest.newBuilder(URI.create(server.baseUrl() + "/models"))
                    .build();
            assertThat(CLIENT.send(elsewhere, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(404);
        }
    }

    private static List<String> contents(int times) throws Exception {
        List<String> contents = new ArrayList<>();
        try (StandInModelServer server = StandInModelServer.start(0, Pace.AT_ONCE)) {
            for (int i = 0; i < times; i++) {
                contents.add(JSON.readTree(post(server, QUESTION.formatted("")).body())
                        .at("/choices/0/message/content")
                        .asText());
            }
        }
        return contents;
    }

    private static HttpResponse<String> post(StandInModelServer server, String body)
            throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(server.baseUrl() + "/chat/completions"))
                        .header("Authorization", "Bearer any")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}

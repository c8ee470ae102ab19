package io.github.junitllm.gateway;

import static io.github.junitllm.gateway.GatewayTestSupport.address;
import static io.github.junitllm.gateway.GatewayTestSupport.chat;
import static io.github.junitllm.gateway.GatewayTestSupport.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.gateway.http.Headers;
import io.github.junitllm.gateway.http.Responder;
import io.github.junitllm.testkit.AwsFrames;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A key that is known from the environment never reaches the disk, wherever it is planted and however it is written. */
class PlantedSecretTests {

    /** Looks like nothing a pattern knows. */
    private static final String KEY = "Zq8pRwXv7Lm2Kd93hTy5";

    private static final String BASE64 = Base64.getEncoder().encodeToString(utf8("user:" + KEY));
    private static final String ESCAPED = "\\u005aq8pRwXv7Lm2Kd93hTy\\u0035";
    private static final String URL_ENCODED = "%5Aq8pRwXv7Lm2Kd93hTy%35";

    @TempDir
    Path folder;

    /** What becomes of the key. */
    private enum Fate {
        /** What it stood in is not stored. */
        LEFT_OUT,
        /** Something else stands in its place. */
        REPLACED,
        /** Nothing is stored, and the sample is an error that says so. */
        REFUSED
    }

    /** A call with the key in it. */
    private record Place(
            String name, Fate fate, String path, byte[] body, List<String> headers, StandInProvider.Script answer) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Place header(String name, String value, Fate fate) {
        return new Place(
                "header " + name, fate, "/v1/chat/completions", utf8(chat("a")), List.of(name, value), says("{}"));
    }

    private static Place path(String path, Fate fate) {
        return new Place(path, fate, path, utf8(chat("a")), List.of(), says("{}"));
    }

    private static Place asks(String name, String body, Fate fate) {
        return new Place(name, fate, "/v1/chat/completions", utf8(body), List.of(), says("{}"));
    }

    private static Place asks(String name, byte[] body, String contentType, Fate fate) {
        return new Place(name, fate, "/v1/files", body, List.of("content-type", contentType), says("{}"));
    }

    private static Place answers(String name, StandInProvider.Script answer, Fate fate) {
        return new Place(name, fate, "/v1/chat/completions", utf8(chat("a")), List.of(), answer);
    }

    private static StandInProvider.Script says(String json) {
        return (request, count, responder) -> StandInProvider.json(responder, 200, json);
    }

    private static StandInProvider.Script sends(int status, byte[] body, String... headers) {
        return (request, count, responder) -> {
            Headers sent = new Headers();
            for (int i = 0; i < headers.length; i += 2) {
                sent.add(headers[i], headers[i + 1]);
            }
            responder.send(status, sent, body);
        };
    }

    private static StandInProvider.Script streams(String... events) {
        return (request, count, responder) -> StandInProvider.stream(
                responder,
                Stream.of(events).map(event -> utf8("data: " + event + "\n\n")).toList());
    }

    private static String delta(String text) {
        return "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text + "\"}}]}";
    }

    private static String toolDelta(String arguments) {
        return "{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"name\":\"f\","
                + "\"arguments\":\"" + arguments + "\"}}]}}]}";
    }

    private static byte[] file(int size) {
        byte[] file = new byte[size];
        new Random(size).nextBytes(file);
        file[0] = (byte) 0xff;
        System.arraycopy(utf8(KEY), 0, file, size / 2, KEY.length());
        return file;
    }

    private static byte[] multipart(byte[] file) throws IOException {
        return SecretFinder.joined(
                utf8("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f.bin\"\r\n\r\n"),
                file,
                utf8("\r\n--b--\r\n"));
    }

    private static void frame(Responder responder, byte[]... frames) throws IOException {
        responder.begin(200, new Headers().add("content-type", "application/vnd.amazon.eventstream"), -1);
        for (byte[] frame : frames) {
            responder.write(frame);
        }
        responder.end();
    }

    private static byte[] said(String text) {
        return AwsFrames.event("contentBlockDelta", "{\"contentBlockIndex\":0,\"delta\":{\"text\":\"" + text + "\"}}");
    }

    static List<Place> places() throws IOException {
        String gzipped = Base64.getEncoder().encodeToString(SecretFinder.gzip(utf8("some text around " + KEY + "!")));
        byte[] compressed = SecretFinder.gzip(utf8(HexFormat.of().formatHex(file(5_000)) + KEY));
        String start = KEY.substring(0, 9);
        String end = KEY.substring(9);
        List<Place> places = new ArrayList<>(List.of(
                header("authorization", "Bearer " + KEY, Fate.LEFT_OUT),
                header("x-api-key", KEY, Fate.LEFT_OUT),
                header("x-goog-api-key", KEY, Fate.LEFT_OUT),
                header("api-key", KEY, Fate.LEFT_OUT),
                header("x-acme-anything", KEY, Fate.LEFT_OUT),
                header("cookie", "session=" + KEY, Fate.LEFT_OUT),
                header("user-agent", "acme/" + KEY, Fate.REPLACED),
                path("/v1/chat/completions?key=" + KEY, Fate.REPLACED),
                path("/v1/chat/completions?q=" + KEY, Fate.REPLACED),
                path("/v1/chat/completions?q=" + URL_ENCODED, Fate.REFUSED),
                path("/v1/files/" + KEY + "/content", Fate.REPLACED),
                asks("JSON value", chat("my key is " + KEY), Fate.REPLACED),
                asks("JSON name", "{\"" + KEY + "\":1}", Fate.REPLACED),
                asks("JSON in a string", "{\"a\":\"{\\\"b\\\":\\\"" + KEY + "\\\"}\"}", Fate.REPLACED),
                asks("escapes", chat(ESCAPED), Fate.REPLACED),
                asks("escapes in JSON in a string", chat("{\\\"b\\\":\\\"\\" + ESCAPED + "\\\"}"), Fate.REPLACED),
                asks("escapes in text", "not JSON: \"" + ESCAPED + "\"", Fate.REFUSED),
                asks("text", "my key is " + KEY, Fate.REPLACED),
                asks("Base64", chat(BASE64), Fate.REPLACED),
                asks(
                        "Base64 twice",
                        chat(Base64.getEncoder().encodeToString(utf8("{\"a\":\"" + BASE64 + "\"}"))),
                        Fate.REFUSED),
                asks("URL encoding", chat("https://h/?k=" + URL_ENCODED), Fate.REFUSED),
                asks("gzip in Base64", chat(gzipped), Fate.REFUSED),
                asks("form", utf8("a=1&api=" + KEY), "application/x-www-form-urlencoded", Fate.REPLACED),
                asks("uploaded file", multipart(file(300)), "multipart/form-data; boundary=b", Fate.REFUSED),
                asks("large uploaded file", multipart(file(9_000)), "multipart/form-data; boundary=b", Fate.REFUSED),
                asks("compressed upload", SecretFinder.gzip(file(9_000)), "application/gzip", Fate.REFUSED),
                asks(
                        "data: URL",
                        chat("data:image/png;base64," + Base64.getEncoder().encodeToString(file(500))),
                        Fate.REPLACED),
                asks(
                        "large data: URL",
                        chat("data:image/png;base64," + Base64.getEncoder().encodeToString(compressed)),
                        Fate.REFUSED),
                asks("long text", chat("some words " + "of text ".repeat(20_000) + KEY), Fate.REPLACED),
                asks("long text with escapes", "x ".repeat(50_000) + ESCAPED, Fate.REFUSED)));
        places.addAll(List.of(
                answers("answer", says(StandInProvider.completion("it is " + KEY)), Fate.REPLACED),
                answers(
                        "tool arguments",
                        says("{\"choices\":[{\"message\":{\"tool_calls\":[{\"function\":{\"name\":\"f\",\"arguments\":"
                                + "\"{\\\"k\\\":\\\"" + KEY + "\\\"}\"}}]}}]}"),
                        Fate.REPLACED),
                answers(
                        "answer that is no JSON",
                        sends(200, utf8("it is " + KEY), "content-type", "text/plain"),
                        Fate.REPLACED),
                answers("binary answer", sends(200, file(700), "content-type", "audio/mpeg"), Fate.REFUSED),
                answers("large binary answer", sends(200, file(70_000), "content-type", "audio/mpeg"), Fate.REFUSED),
                answers(
                        "compressed answer",
                        sends(
                                200,
                                SecretFinder.gzip(utf8("{\"a\":\"" + KEY + "\"}")),
                                "content-type",
                                "application/json",
                                "content-encoding",
                                "gzip"),
                        Fate.REPLACED),
                answers(
                        "error",
                        sends(401, utf8("{\"error\":{\"message\":\"wrong key " + KEY + "\"}}")),
                        Fate.REPLACED),
                answers("kept header", sends(200, utf8("{}"), "x-request-id", "of-" + KEY), Fate.REPLACED),
                answers("other header", sends(200, utf8("{}"), "set-cookie", "session=" + KEY), Fate.LEFT_OUT),
                answers("event", streams(delta("it is " + KEY), "[DONE]"), Fate.REPLACED),
                answers("escapes in an event", streams(delta("it is " + ESCAPED), "[DONE]"), Fate.REPLACED),
                answers("two events", streams(delta("it is " + start), delta(end), "[DONE]"), Fate.REFUSED),
                answers(
                        "arguments in two events",
                        streams(toolDelta("{\\\"k\\\":\\\"" + start), toolDelta(end + "\\\"}"), "[DONE]"),
                        Fate.REFUSED),
                answers(
                        "two events nobody knows",
                        streams("{\"acme\":\"" + start + "\"}", "{\"acme\":\"" + end + "\"}"),
                        Fate.REFUSED),
                answers(
                        "frame of AWS",
                        (request, count, responder) -> frame(responder, said("it is " + KEY)),
                        Fate.REPLACED),
                answers(
                        "large frame of AWS",
                        (request, count, responder) -> frame(responder, said("it is ".repeat(1_000) + KEY)),
                        Fate.REPLACED),
                answers(
                        "Base64 in a frame of AWS",
                        (request, count, responder) -> frame(
                                responder, said(Base64.getEncoder().encodeToString(SecretFinder.gzip(utf8(KEY))))),
                        Fate.REFUSED),
                new Place(
                        "two frames of AWS",
                        Fate.REFUSED,
                        "/model/m/converse-stream",
                        utf8("{}"),
                        List.of(),
                        (request, count, responder) -> frame(responder, said("it is " + start), said(end)))));
        return places;
    }

    @ParameterizedTest
    @MethodSource("places")
    void isNeverOnDisk(Place place) throws Exception {
        List<String> problems;
        String given;
        try (StandInProvider provider = new StandInProvider(place.answer());
                Gateway gateway = Gateway.create(
                        settings(folder, GatewayMode.RECORD, provider.uri()).withRecordErrors(true),
                        Map.of("ACME_API_KEY", KEY))) {
            SampleGateway sample = gateway.open(address("c", 1));
            given = call(sample, place);
            sample.close();
            problems = sample.problems();
            assertThat(provider.requests()).as("the call was made").hasSize(1);
        }
        assertThat(given).as("the application's answer stays whole").doesNotContain("REDACTED");
        String stored = everythingStored();
        switch (place.fate()) {
            case LEFT_OUT -> assertThat(stored).contains("\"status\": 200").doesNotContain("REDACTED");
            case REPLACED ->
                assertThat(SecretFinder.finds("REDACTED", utf8(stored))).isTrue();
            case REFUSED -> assertThat(stored).isEmpty();
        }
        if (place.fate() == Fate.REFUSED) {
            assertThat(problems)
                    .singleElement()
                    .asString()
                    .contains("because a secret would be in it")
                    .doesNotContain(KEY);
        } else {
            assertThat(problems).isEmpty();
        }
    }

    private static String call(SampleGateway sample, Place place) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sample.baseUrl() + place.path()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(place.body()));
        if (!place.headers().contains("content-type")) {
            request.header("content-type", "application/json");
        }
        if (!place.headers().isEmpty()) {
            request.headers(place.headers().toArray(String[]::new));
        }
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request.build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Returns all files as one text, after looking for the key in every one of them and in its name. */
    private String everythingStored() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                assertThat(SecretFinder.finds(KEY, bytes))
                        .as("the key in %s", file)
                        .isFalse();
                assertThat(file.toString()).doesNotContain(KEY);
                all.append(new String(bytes, StandardCharsets.ISO_8859_1)).append('\n');
            }
        }
        return all.toString();
    }

    @Test
    void thisTestWouldFindTheKeyInEveryForm() throws IOException {
        for (byte[] hidden : List.of(
                utf8("x" + KEY),
                utf8(BASE64),
                utf8(ESCAPED),
                utf8(URL_ENCODED),
                utf8(Base64.getUrlEncoder().withoutPadding().encodeToString(utf8("abc" + KEY))),
                utf8("\"" + Base64.getEncoder().encodeToString(SecretFinder.gzip(utf8("a" + KEY))) + "\""),
                utf8(Base64.getEncoder().encodeToString(said("it is " + KEY))),
                SecretFinder.gzip(file(2_000)),
                utf8(Base64.getEncoder().encodeToString(utf8(BASE64))))) {
            assertThat(SecretFinder.finds(KEY, hidden)).isTrue();
        }
        assertThat(SecretFinder.finds(KEY, file(100), utf8("nothing"))).isTrue();
        assertThat(SecretFinder.finds(KEY, utf8("nothing"))).isFalse();
        assertThat(places()).hasSizeGreaterThan(40);
    }
}

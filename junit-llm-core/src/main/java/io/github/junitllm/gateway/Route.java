package io.github.junitllm.gateway;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a request target leads: the sample's token, and the path below the base URL as the provider knows it.
 *
 * <p>Clients disagree about whether {@code /v1} belongs to the base URL; a doubled or missing one is put right here, so
 * that keys and fixtures are the same for all of them.
 *
 * @param token what names the sample; {@code null} if the target names none
 * @param path path and query, as sent but for {@code /v1}
 */
record Route(@Nullable String token, String path) {

    private static final String SAMPLES = "/s/";
    private static final String V1 = "/v1";
    private static final Set<String> OPENAI_ENDPOINTS = Set.of(
            "chat",
            "completions",
            "responses",
            "conversations",
            "embeddings",
            "moderations",
            "models",
            "audio",
            "images",
            "files",
            "uploads",
            "batches",
            "messages");

    static Route of(String target) {
        if (!target.startsWith(SAMPLES)) {
            return new Route(null, normalised(target));
        }
        int end = SAMPLES.length();
        while (end < target.length() && target.charAt(end) != '/' && target.charAt(end) != '?') {
            end++;
        }
        return new Route(target.substring(SAMPLES.length(), end), normalised(target.substring(end)));
    }

    static String baseUrl(int port, String token) {
        return "http://127.0.0.1:" + port + SAMPLES + token;
    }

    static String normalised(String path) {
        int question = path.indexOf('?');
        String query = question < 0 ? "" : path.substring(question);
        String plain = ('/' + (question < 0 ? path : path.substring(0, question))).replaceAll("^/+", "/");
        while (plain.startsWith(V1 + V1 + '/') || plain.equals(V1 + V1)) {
            plain = plain.substring(V1.length());
        }
        if (plain.startsWith(V1 + "//")) {
            plain = V1 + plain.substring(V1.length()).replaceAll("^/+", "/");
        }
        String first = plain.substring(1, plain.indexOf('/', 1) < 0 ? plain.length() : plain.indexOf('/', 1));
        return (OPENAI_ENDPOINTS.contains(first) ? V1 + plain : plain) + query;
    }
}

package io.github.junitllm.gateway;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a request target leads: the sample's token, and the path below the base URL as the provider knows it.
 *
 * <p>Clients disagree about whether the version ({@code /v1}, for Gemini {@code /v1beta}) belongs to the base URL; a
 * doubled or missing one is put right here, so that keys and fixtures are the same for all of them.
 *
 * @param token what names the sample; {@code null} if the target names none
 * @param provider whom the target names, if it names any
 * @param path path and query, as sent but for the version
 */
record Route(@Nullable String token, @Nullable String provider, String path) {

    /** The token of the URLs that all samples share. */
    static final String SHARED = "current";

    private static final String SAMPLES = "/s/";
    private static final String PROVIDERS = "/to/";
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
    private static final Set<String> GEMINI_COLLECTIONS =
            Set.of("models", "tunedModels", "cachedContents", "files", "batches");

    static Route of(String target) {
        if (!target.startsWith(SAMPLES)) {
            return new Route(null, null, normalised(target));
        }
        int end = segmentEnd(target, SAMPLES.length());
        String token = target.substring(SAMPLES.length(), end);
        String path = target.substring(end);
        if (!path.startsWith(PROVIDERS)) {
            return new Route(token, null, normalised(path));
        }
        int rest = segmentEnd(path, PROVIDERS.length());
        String provider = path.substring(PROVIDERS.length(), rest);
        return new Route(token, provider, of(provider, path.substring(rest)));
    }

    private static int segmentEnd(String target, int start) {
        int end = start;
        while (end < target.length() && target.charAt(end) != '/' && target.charAt(end) != '?') {
            end++;
        }
        return end;
    }

    // What is signed, or has versions of its own, is passed on as it came.
    private static String of(String provider, String path) {
        return switch (provider) {
            case "bedrock", "azure" -> path;
            case "gemini" -> gemini(path);
            default -> normalised(path);
        };
    }

    private static String gemini(String path) {
        String below = path.replaceFirst("^/+(?:v1beta/+)*", "");
        boolean versioned =
                path.matches("/+v1beta/.*") || GEMINI_COLLECTIONS.contains(below.substring(0, segmentEnd(below, 0)));
        return (versioned ? "/v1beta/" : "/") + below;
    }

    /** Returns the URL under which a sample's calls go to a provider that is named. */
    static String to(String baseUrl, String provider) {
        return baseUrl + PROVIDERS + provider;
    }

    static String baseUrl(int port, String token) {
        return "http://127.0.0.1:" + port + SAMPLES + token;
    }

    static String normalised(String path) {
        int question = path.indexOf('?');
        String query = question < 0 ? "" : path.substring(question);
        String plain = question < 0 ? path : path.substring(0, question);
        if (!plain.startsWith("/") || plain.startsWith("//")) {
            plain = ('/' + plain).replaceAll("^/+", "/");
        }
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

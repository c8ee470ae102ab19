package io.github.junitllm.gateway;

import io.github.junitllm.call.RawRequest;
import io.github.junitllm.gateway.http.Headers;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs a request to AWS anew before it is sent on: its signature, version 4, holds for the host and path the client sent it
 * to, which are the gateway's. Other requests are left alone.
 *
 * <p>The algorithm: <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">
 * Create a signed AWS API request</a>.
 */
final class AwsSignature {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final Pattern CREDENTIAL =
            Pattern.compile(ALGORITHM + " .*?Credential=([^/,]+)/((\\d{8})/([^/]+)/([^/]+)/aws4_request)\\b.*");

    /** Where the SDK looks for a key. */
    private static final List<Names> NAMES = List.of(
            new Names("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"),
            new Names("aws.accessKeyId", "aws.secretAccessKey"));

    private final Map<String, String> environment;

    /**
     * Signs with the key of the environment.
     *
     * @param environment variables and, by the names the SDK gives them, system properties
     */
    AwsSignature(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * Returns the headers to send.
     *
     * @param target where the request goes
     * @throws IllegalArgumentException if the request is signed and the key to sign it with is not known
     */
    Headers renewed(RawRequest request, URI target, Headers headers) {
        String given = headers.first("authorization");
        Matcher credential = CREDENTIAL.matcher(given == null ? "" : given);
        String time = headers.first("x-amz-date");
        if (!credential.matches() || time == null) {
            return headers;
        }
        Headers renewed = new Headers();
        headers.forEach((name, value) -> {
            if (!name.equals("authorization") && !name.equals("x-amz-content-sha256")) {
                renewed.add(name, value);
            }
        });
        String bodyHash = hex(sha256(request.body()));
        renewed.add("x-amz-content-sha256", bodyHash);
        Map<String, String> signed = signedHeaders(renewed, target);
        String names = String.join(";", signed.keySet());
        String canonical = String.join(
                "\n",
                request.method(),
                path(target),
                query(target),
                signed.entrySet().stream()
                        .map(header -> header.getKey() + ':' + header.getValue() + '\n')
                        .collect(Collectors.joining()),
                names,
                bodyHash);
        String scope = credential.group(2);
        String toSign =
                String.join("\n", ALGORITHM, time, scope, hex(sha256(canonical.getBytes(StandardCharsets.UTF_8))));
        byte[] key = hmac(("AWS4" + secret(credential.group(1))).getBytes(StandardCharsets.UTF_8), credential.group(3));
        key = hmac(hmac(hmac(key, credential.group(4)), credential.group(5)), "aws4_request");
        renewed.add(
                "authorization",
                ALGORITHM + " Credential=" + credential.group(1) + '/' + scope + ", SignedHeaders=" + names
                        + ", Signature=" + hex(hmac(key, toSign)));
        return renewed;
    }

    /** Applications may sign with the key of the variables or with that of the properties: the key's id says which. */
    private String secret(String keyId) {
        boolean anotherKey = false;
        for (Names names : NAMES) {
            String known = environment.get(names.id());
            String secret = environment.get(names.secret());
            if (secret != null && keyId.equals(known)) {
                return secret;
            }
            anotherKey |= known != null && !keyId.equals(known);
        }
        throw new IllegalArgumentException(
                "a request to AWS has to be signed anew, because its signature holds for the gateway's"
                        + " address; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to the key the application uses"
                        + (anotherKey ? ", which is another one than theirs" : ""));
    }

    /** What a signature has to cover: the host and everything of AWS. */
    private static Map<String, String> signedHeaders(Headers headers, URI target) {
        TreeMap<String, String> signed = new TreeMap<>();
        headers.forEach((name, value) -> {
            if (name.startsWith("x-amz-") || name.equals("content-type")) {
                signed.merge(name, value.strip().replaceAll(" +", " "), (one, other) -> one + ',' + other);
            }
        });
        signed.put("host", host(target));
        return signed;
    }

    /** As the HTTP client sends it: without the port where that is the usual one. */
    private static String host(URI target) {
        int usual = "https".equals(target.getScheme()) ? 443 : 80;
        return target.getPort() < 0 || target.getPort() == usual
                ? target.getHost()
                : target.getHost() + ':' + target.getPort();
    }

    /** Each segment is encoded once more: except for S3, AWS signs the path twice encoded. */
    private static String path(URI target) {
        String raw = target.getRawPath();
        return raw == null || raw.isEmpty()
                ? "/"
                : Arrays.stream(raw.split("/", -1)).map(AwsSignature::encoded).collect(Collectors.joining("/"));
    }

    /** Parameters stand in the order of their names, and of their values where names are equal. */
    private static String query(URI target) {
        String raw = target.getRawQuery();
        return raw == null || raw.isEmpty()
                ? ""
                : Arrays.stream(raw.split("&", -1))
                        .map(parameter -> parameter.contains("=") ? parameter : parameter + '=')
                        .sorted(Comparator.comparing(parameter -> parameter.replaceFirst("=", "\0")))
                        .collect(Collectors.joining("&"));
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes).toLowerCase(Locale.ROOT);
    }

    /** What the two halves of a key are called. */
    private record Names(String id, String secret) {}
}

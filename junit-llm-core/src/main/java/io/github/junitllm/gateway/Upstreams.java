package io.github.junitllm.gateway;

import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Where calls go that are not replayed.
 *
 * @param standard the provider of URLs that name none
 * @param named the providers that URLs name, in lower case
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Upstreams(URI standard, Map<String, URI> named) {

    /** Where OpenAI answers. */
    public static final URI OPENAI = URI.create("https://api.openai.com");

    /** What most people call. */
    public static final Upstreams DEFAULT = new Upstreams(
            OPENAI,
            Map.of(
                    "openai", OPENAI,
                    "anthropic", URI.create("https://api.anthropic.com"),
                    "gemini", URI.create("https://generativelanguage.googleapis.com"),
                    "ollama", URI.create("http://127.0.0.1:11434")));

    private static final String V1 = "/v1";

    /** How addresses end that name a version; Gemini's for clients of OpenAI goes on. */
    private static final Pattern VERSION = Pattern.compile("/v[0-9]+[a-z0-9]*(?:/openai)?$");

    private static final Pattern VERSIONED = Pattern.compile("/v[0-9]+[a-z0-9]*(?:[/?]|$)");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,40}");

    public Upstreams {
        named = Map.copyOf(named);
    }

    /**
     * Returns the name of a provider as URLs and settings spell it.
     *
     * @throws IllegalArgumentException if it is none
     */
    static String name(String provider) {
        String name = provider.toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "\"" + provider + "\" is no name of a provider; one is made of letters, digits and hyphens");
        }
        return name;
    }

    public Upstreams withStandard(URI provider) {
        return new Upstreams(provider, named);
    }

    /**
     * Returns the same with one more provider, or another address of one.
     *
     * @throws IllegalArgumentException if the name is none
     */
    public Upstreams with(String provider, URI address) {
        Map<String, URI> all = new HashMap<>(named);
        all.put(name(provider), address);
        return new Upstreams(standard, all);
    }

    /** Returns where a provider answers; of {@code null}, the standard one. */
    Optional<URI> of(@Nullable String provider) {
        return provider == null ? Optional.of(standard) : Optional.ofNullable(named.get(provider));
    }

    /**
     * Returns where a path of a provider leads. Addresses are given with and without what the paths begin with
     * ({@code https://api.openai.com/v1}, {@code .../v1beta/}): it is never there twice.
     *
     * @param base where the provider answers
     * @param path path and query as {@link Route} knows them
     * @throws IllegalArgumentException if the two do not make a URL
     */
    static URI target(URI base, @Nullable String provider, String path) {
        String root = base.toString().replaceAll("/+$", "");
        Matcher version = VERSION.matcher(root);
        if ("gemini".equals(provider)
                && version.find()
                && VERSIONED.matcher(path).find()) {
            root = root.substring(0, version.start()); // its paths say themselves which version they are of
        }
        String ownPath = root.replaceFirst("^[^:/]+://[^/]*", "");
        for (int start = ownPath.indexOf('/'); start >= 0; start = ownPath.indexOf('/', start + 1)) {
            if (begins(path, ownPath.substring(start))) {
                return URI.create(root + path.substring(ownPath.length() - start));
            }
        }
        // An address with another version knows better than /v1, which is in every URL for clients of OpenAI.
        boolean otherVersion = version.reset(root).find() && begins(path, V1);
        return URI.create(root + (otherVersion ? path.substring(V1.length()) : path));
    }

    private static boolean begins(String path, String segments) {
        return path.startsWith(segments)
                && (path.length() == segments.length() || "/?".indexOf(path.charAt(segments.length())) >= 0);
    }

    /** Refuses addresses to which a key would go in the clear. */
    void requireSafe() {
        requireSafe("The upstream ", standard);
        new TreeMap<>(named).forEach((name, address) -> requireSafe("The upstream of " + name + ", ", address));
    }

    private static void requireSafe(String what, URI address) {
        String host = address.getHost() == null ? "" : address.getHost();
        boolean loopback = host.equals("localhost") || host.matches("127(?:\\.[0-9]{1,3}){3}") || host.equals("[::1]");
        boolean safe = ("https".equals(address.getScheme()) && !host.isEmpty())
                || ("http".equals(address.getScheme()) && loopback);
        if (!safe) {
            throw new IllegalArgumentException(what + address
                    + " is refused: it must be an https URL, or http on the loopback address, so that no key is sent"
                    + " in the clear.");
        }
    }
}

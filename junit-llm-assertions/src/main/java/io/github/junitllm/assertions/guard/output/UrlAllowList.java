package io.github.junitllm.assertions.guard.output;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;

/** The hosts that links may lead to. Immutable. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class UrlAllowList {

    private static final UrlAllowList NONE = new UrlAllowList(List.of());

    private final List<String> hosts;

    private UrlAllowList(List<String> hosts) {
        this.hosts = hosts;
    }

    /** Returns a list that allows no host. */
    public static UrlAllowList none() {
        return NONE;
    }

    /**
     * Returns a list of hosts.
     *
     * @param hosts names without scheme and port: {@code docs.acme.com}; {@code *.acme.com} for those below a domain
     * @throws IllegalArgumentException if one is no name of a host
     */
    public static UrlAllowList of(String... hosts) {
        for (String host : hosts) {
            if (!host.matches("(?:\\*\\.)?[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)*")) {
                throw new IllegalArgumentException(
                        "\"" + host + "\" is not the name of a host; write it as in docs.acme.com or *.acme.com");
            }
        }
        return new UrlAllowList(
                Arrays.stream(hosts).map(host -> host.toLowerCase(Locale.ROOT)).toList());
    }

    /** Returns whether the host of a URL is one of these; false too where there is none, or user data ahead of it. */
    public boolean allows(String url) {
        String host = host(url);
        return hosts.stream()
                .anyMatch(allowed ->
                        allowed.startsWith("*.") ? host.endsWith(allowed.substring(1)) : host.equals(allowed));
    }

    /** As browsers see it: a backslash is a slash, and what stands ahead of @ is no host. */
    private static String host(String url) {
        String plain = url.strip().replace('\\', '/');
        int slashes = plain.indexOf("//");
        if (slashes < 0) {
            return "";
        }
        int end = slashes + 2;
        while (end < plain.length() && "/?#".indexOf(plain.charAt(end)) < 0) {
            end++;
        }
        String authority = plain.substring(slashes + 2, end).toLowerCase(Locale.ROOT);
        if (authority.indexOf('@') >= 0) {
            return "";
        }
        int port = authority.indexOf(':');
        String host = port < 0 ? authority : authority.substring(0, port);
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }
}

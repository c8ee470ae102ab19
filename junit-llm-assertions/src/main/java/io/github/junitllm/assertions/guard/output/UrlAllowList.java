package io.github.junitllm.assertions.guard.output;

import io.github.junitllm.assertions.prose.Letters;
import java.net.IDN;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/** The hosts that links may lead to. Immutable. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class UrlAllowList {

    private static final Pattern BEFORE_HOST =
            Pattern.compile("https?:/*|(?:[a-z][a-z0-9+.-]*+:)?//++|(?=www\\.)", Pattern.CASE_INSENSITIVE);

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
        return new UrlAllowList(Arrays.stream(hosts).map(UrlAllowList::allowed).toList());
    }

    private static String allowed(String host) {
        return host.startsWith("*.") ? "*." + canonical(host.substring(2)) : canonical(host);
    }

    /**
     * Returns whether the host of a URL is one of these, in either form of an international name; false too where there is
     * none, or user data ahead of it.
     *
     * @param url with or without a scheme: {@code //acme.com/x} and {@code www.acme.com} have a host as well
     */
    public boolean allows(String url) {
        String host = host(url);
        return hosts.stream()
                .anyMatch(allowed ->
                        allowed.startsWith("*.") ? host.endsWith(allowed.substring(1)) : host.equals(allowed));
    }

    /** As browsers see it: a backslash is a slash, slashes may be too many or missing, and what stands ahead of @ is no host. */
    private static String host(String url) {
        String plain = url.strip().replace('\\', '/');
        Matcher before = BEFORE_HOST.matcher(plain);
        if (!before.lookingAt()) {
            return "";
        }
        int end = before.end();
        while (end < plain.length() && "/?#".indexOf(plain.charAt(end)) < 0) {
            end++;
        }
        String authority = plain.substring(before.end(), end);
        if (authority.indexOf('@') >= 0) {
            return "";
        }
        int port = authority.indexOf(':');
        return canonical(port < 0 ? authority : authority.substring(0, port));
    }

    /** The form of an international name that the domain name system knows (RFC 3490), in small letters. */
    private static String canonical(String host) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        String lower = Letters.lower(name);
        // Browsers, which follow the later RFC 5891, keep these letters where this function would replace or drop them.
        if (lower.chars().anyMatch(c -> c == 'ß' || c == 'ς' || c == 0x200C || c == 0x200D)) {
            return lower;
        }
        try {
            return Letters.lower(IDN.toASCII(name, IDN.ALLOW_UNASSIGNED));
        } catch (IllegalArgumentException noName) {
            return lower;
        }
    }
}

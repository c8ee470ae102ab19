package io.github.junitllm.gateway;

import java.util.regex.Pattern;
import org.apiguardian.api.API;

/** The URLs below one base URL; {@link LlmGateway} says whose they are. */
@API(status = API.Status.INTERNAL, since = "0.1")
public record GatewayUrls(String baseUrl) {

    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+]");

    /**
     * Returns the same URLs with another host.
     *
     * @param host a host name or an IP address, without a port
     * @throws IllegalArgumentException if it is neither
     */
    public GatewayUrls reachedAs(String host) {
        String name = host.matches("[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*") ? '[' + host + ']' : host;
        if (!HOST.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "\"" + host + "\" is no host name, such as host.docker.internal, and no IP address");
        }
        return new GatewayUrls(baseUrl.replaceFirst("//[^/]*:", "//" + name + ':'));
    }

    public String openAi() {
        return baseUrl + "/v1";
    }

    public String anthropic() {
        return root("anthropic");
    }

    public String gemini() {
        return root("gemini");
    }

    public String ollama() {
        return root("ollama");
    }

    public String azure() {
        return root("azure");
    }

    public String bedrock() {
        return root("bedrock");
    }

    public String root(String provider) {
        return Route.to(baseUrl, Upstreams.name(provider));
    }
}

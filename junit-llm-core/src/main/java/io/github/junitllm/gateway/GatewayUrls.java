package io.github.junitllm.gateway;

import org.apiguardian.api.API;

/** The URLs below one base URL; {@link LlmGateway} says whose they are. */
@API(status = API.Status.INTERNAL, since = "0.1")
public record GatewayUrls(String baseUrl) {

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

package io.github.junitllm.gateway;

/** The URLs below one base URL. */
record GatewayUrls(String baseUrl) implements LlmGateway {

    @Override
    public String openAi() {
        return baseUrl + "/v1";
    }

    @Override
    public String anthropic() {
        return root("anthropic");
    }

    @Override
    public String gemini() {
        return root("gemini");
    }

    @Override
    public String ollama() {
        return root("ollama");
    }

    @Override
    public String azure() {
        return root("azure");
    }

    @Override
    public String bedrock() {
        return root("bedrock");
    }

    @Override
    public String root(String provider) {
        return Route.to(baseUrl, Upstreams.name(provider));
    }
}

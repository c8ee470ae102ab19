package io.github.junitllm.gateway;

/** A gateway whose URLs are those below one base URL. */
abstract sealed class AddressedGateway implements LlmGateway permits SampleGateway, RenamedGateway {

    private final GatewayUrls urls;

    AddressedGateway(GatewayUrls urls) {
        this.urls = urls;
    }

    final GatewayUrls urls() {
        return urls;
    }

    @Override
    public String baseUrl() {
        return urls.baseUrl();
    }

    @Override
    public String openAi() {
        return urls.openAi();
    }

    @Override
    public String anthropic() {
        return urls.anthropic();
    }

    @Override
    public String gemini() {
        return urls.gemini();
    }

    @Override
    public String ollama() {
        return urls.ollama();
    }

    @Override
    public String azure() {
        return urls.azure();
    }

    @Override
    public String bedrock() {
        return urls.bedrock();
    }

    @Override
    public String root(String provider) {
        return urls.root(provider);
    }
}

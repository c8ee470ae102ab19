package io.github.junitllm.gateway;

/** A gateway whose URLs are those below one base URL. */
abstract sealed class AddressedGateway implements LlmGateway permits SampleGateway, RenamedGateway {

    private final GatewayUrls urls;
    private volatile boolean addressed;

    AddressedGateway(GatewayUrls urls) {
        this.urls = urls;
    }

    final GatewayUrls urls() {
        return urls;
    }

    /** Returns whether anybody has asked for a URL, so that there may be a client that calls it. */
    final boolean addressed() {
        return addressed;
    }

    private GatewayUrls asked() {
        addressed = true;
        return urls;
    }

    @Override
    public String baseUrl() {
        return asked().baseUrl();
    }

    @Override
    public String openAi() {
        return asked().openAi();
    }

    @Override
    public String anthropic() {
        return asked().anthropic();
    }

    @Override
    public String gemini() {
        return asked().gemini();
    }

    @Override
    public String ollama() {
        return asked().ollama();
    }

    @Override
    public String azure() {
        return asked().azure();
    }

    @Override
    public String bedrock() {
        return asked().bedrock();
    }

    @Override
    public String root(String provider) {
        return asked().root(provider);
    }
}

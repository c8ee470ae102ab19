package io.github.junitllm.gateway;

import java.time.Clock;
import java.util.Random;

/** A gateway seen from where this machine has another name. */
record RenamedGateway(LlmGateway here, GatewayUrls urls) implements LlmGateway {

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

    @Override
    public LlmGateway reachedAs(String host) {
        return here.reachedAs(host);
    }

    @Override
    public Clock clock() {
        return here.clock();
    }

    @Override
    public Random random() {
        return here.random();
    }
}

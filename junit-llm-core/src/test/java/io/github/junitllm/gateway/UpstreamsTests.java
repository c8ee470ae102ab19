package io.github.junitllm.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpstreamsTests {

    /** What the application calls, by way of the URL for this provider, and where that leads. */
    @ParameterizedTest
    @CsvSource({
        ", https://api.openai.com, /v1/chat/completions, https://api.openai.com/v1/chat/completions",
        ", https://api.openai.com/, /v1/chat/completions, https://api.openai.com/v1/chat/completions",
        ", https://api.openai.com/v1, /v1/chat/completions, https://api.openai.com/v1/chat/completions",
        ", https://api.openai.com/v1/, /chat/completions, https://api.openai.com/v1/chat/completions",
        ", https://api.openai.com/v1//, /v1/v1/models?limit=2, https://api.openai.com/v1/models?limit=2",
        ", https://api.openai.com/v1, /v1, https://api.openai.com/v1",
        ", https://api.openai.com/v1, /v1?x=1, https://api.openai.com/v1?x=1",
        ", https://api.openai.com/v1, /v10/x, https://api.openai.com/v1/v10/x",
        ", http://127.0.0.1:8080/v1, /v1/files, http://127.0.0.1:8080/v1/files",
        "openai, https://eu.api.openai.com/v1/, /v1/responses, https://eu.api.openai.com/v1/responses",
        "groq, https://api.groq.com/openai/v1, /v1/chat/completions, https://api.groq.com/openai/v1/chat/completions",
        "groq, https://api.groq.com/openai, /v1/chat/completions, https://api.groq.com/openai/v1/chat/completions",
        "z-ai, https://api.z.ai/api/paas/v4/, /v1/chat/completions, https://api.z.ai/api/paas/v4/chat/completions",
        "g, https://generativelanguage.googleapis.com/v1beta/openai/, /v1/chat/completions,"
                + " https://generativelanguage.googleapis.com/v1beta/openai/chat/completions",
        "anthropic, https://api.anthropic.com/, /v1/messages, https://api.anthropic.com/v1/messages",
        "anthropic, https://api.anthropic.com/v1, /v1/messages?beta=true, https://api.anthropic.com/v1/messages?beta=true",
        "anthropic, https://api.anthropic.com/v1/, /messages, https://api.anthropic.com/v1/messages",
        "anthropic, https://proxy.example.com/anthropic, /v1/messages, https://proxy.example.com/anthropic/v1/messages",
        "gemini, https://g.example.com, /v1beta/models/g:generateContent,"
                + " https://g.example.com/v1beta/models/g:generateContent",
        "gemini, https://g.example.com/v1beta, /v1beta/models/g:generateContent,"
                + " https://g.example.com/v1beta/models/g:generateContent",
        "gemini, https://g.example.com/v1beta/, /models/g:generateContent,"
                + " https://g.example.com/v1beta/models/g:generateContent",
        "gemini, https://g.example.com/v1beta, /v1alpha/models, https://g.example.com/v1alpha/models",
        "gemini, https://g.example.com/v1, /v1beta/models, https://g.example.com/v1beta/models",
        "gemini, https://g.example.com/v1beta, /upload/v1beta/files, https://g.example.com/upload/v1beta/files",
        "gemini, https://g.example.com/v1beta, /corpora, https://g.example.com/v1beta/corpora",
        "ollama, http://127.0.0.1:11434, /api/chat, http://127.0.0.1:11434/api/chat",
        "ollama, http://127.0.0.1:11434/, /v1/chat/completions, http://127.0.0.1:11434/v1/chat/completions",
        "ollama, http://127.0.0.1:11434/api/, /api/chat, http://127.0.0.1:11434/api/chat",
        "azure, https://r.openai.azure.com/, /openai/deployments/d/chat/completions?api-version=1,"
                + " https://r.openai.azure.com/openai/deployments/d/chat/completions?api-version=1",
        "azure, https://r.openai.azure.com/openai, /openai/deployments/d/chat/completions?api-version=1,"
                + " https://r.openai.azure.com/openai/deployments/d/chat/completions?api-version=1",
        "azure, https://r.openai.azure.com/openai/v1/, /openai/v1/chat/completions,"
                + " https://r.openai.azure.com/openai/v1/chat/completions",
        "bedrock, https://bedrock-runtime.eu-central-1.amazonaws.com/, /model/a%3Ab/converse,"
                + " https://bedrock-runtime.eu-central-1.amazonaws.com/model/a%3Ab/converse",
    })
    void nothingOfAnAddressIsDoubled(String provider, URI upstream, String path, URI target) {
        String asked = "/s/t" + (provider == null ? "" : "/to/" + provider) + path;
        Route route = Route.of(asked);

        assertThat(Upstreams.target(upstream, route.provider(), route.path())).isEqualTo(target);
    }
}

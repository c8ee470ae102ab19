package io.github.junitllm.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTests {

    @ParameterizedTest
    @CsvSource({
        "/s/t/v1/chat/completions, /v1/chat/completions",
        "/s/t/chat/completions, /v1/chat/completions",
        "/s/t/v1/v1/chat/completions, /v1/chat/completions",
        "/s/t//v1//chat/completions, /v1/chat/completions",
        "/s/t/embeddings?x=/v1/v1, /v1/embeddings?x=/v1/v1",
        "/s/t/api/chat, /api/chat",
        "/s/t/v1beta/models/gemini:generateContent?alt=sse, /v1beta/models/gemini:generateContent?alt=sse",
        "/s/t/openai/deployments/d/chat/completions?api-version=1, /openai/deployments/d/chat/completions?api-version=1",
        "/s/t/model/a%3Ab/converse, /model/a%3Ab/converse",
        "/s/t/v10/x, /v10/x",
        "/s/t, /"
    })
    void forgivesADoubledOrMissingVersion(String target, String path) {
        assertThat(Route.of(target)).isEqualTo(new Route("t", null, path));
    }

    @ParameterizedTest
    @CsvSource({"/v1/models, /v1/models", "/, /", "/sample/x, /sample/x"})
    void knowsWhenNoSampleIsNamed(String target, String path) {
        assertThat(Route.of(target)).isEqualTo(new Route(null, null, path));
    }

    @ParameterizedTest
    @CsvSource({
        "/s/t/to/anthropic/v1/messages, anthropic, /v1/messages",
        "/s/t/to/anthropic/messages?beta=true, anthropic, /v1/messages?beta=true",
        "/s/t/to/anthropic/v1/v1/messages, anthropic, /v1/messages",
        "/s/t/to/gemini/v1beta/models/g:generateContent, gemini, /v1beta/models/g:generateContent",
        "/s/t/to/gemini/models/g:generateContent, gemini, /v1beta/models/g:generateContent",
        "/s/t/to/gemini/v1beta/v1beta/models/g:generateContent, gemini, /v1beta/models/g:generateContent",
        "/s/t/to/gemini//v1beta//models/g:generateContent, gemini, /v1beta/models/g:generateContent",
        "/s/t/to/gemini//models/g:generateContent, gemini, /v1beta/models/g:generateContent",
        "/s/t/to/gemini/models?pageSize=50, gemini, /v1beta/models?pageSize=50",
        "/s/t/to/gemini/v1beta/models, gemini, /v1beta/models",
        "/s/t/to/gemini/cachedContents, gemini, /v1beta/cachedContents",
        "/s/t/to/gemini/v1/models/g:generateContent, gemini, /v1/models/g:generateContent",
        "/s/t/to/gemini/v1alpha/models, gemini, /v1alpha/models",
        "/s/t/to/gemini/v1beta/openai/chat/completions, gemini, /v1beta/openai/chat/completions",
        "/s/t/to/gemini/upload/v1beta/files, gemini, /upload/v1beta/files",
        "/s/t/to/gemini/v1beta, gemini, /v1beta",
        "/s/t/to/gemini, gemini, /",
        "/s/t/to/ollama/api/chat, ollama, /api/chat",
        "/s/t/to/azure/openai/deployments/d/chat/completions?api-version=1, azure,"
                + " /openai/deployments/d/chat/completions?api-version=1",
        "/s/t/to/bedrock/model/a%3Ab/converse, bedrock, /model/a%3Ab/converse",
        "/s/t/to/groq/chat/completions, groq, /v1/chat/completions",
    })
    void knowsTheProviderThatIsNamed(String target, String provider, String path) {
        assertThat(Route.of(target)).isEqualTo(new Route("t", provider, path));
    }
}

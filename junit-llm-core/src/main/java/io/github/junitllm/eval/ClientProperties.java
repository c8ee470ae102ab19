package io.github.junitllm.eval;

import io.github.junitllm.gateway.GatewayUrls;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The system properties from which clients take their base URL and their key. */
final class ClientProperties {

    /** Opens nothing; clients do not start without one. */
    private static final String NO_KEY = "replayed-no-key-needed";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)(?:@([^{}]*))?}");

    private static final Map<String, String> URLS = Map.ofEntries(
            Map.entry("openai.baseUrl", "{openAi}"),
            Map.entry("anthropic.baseUrl", "{anthropic}"),
            Map.entry("aws.endpointUrlBedrockRuntime", "{bedrock}"),
            Map.entry("spring.ai.openai.base-url", "{openAi}"),
            Map.entry("spring.ai.anthropic.base-url", "{anthropic}"),
            Map.entry("spring.ai.ollama.base-url", "{ollama}"),
            Map.entry("langchain4j.open-ai.chat-model.base-url", "{openAi}"),
            Map.entry("langchain4j.open-ai.streaming-chat-model.base-url", "{openAi}"),
            Map.entry("langchain4j.open-ai.embedding-model.base-url", "{openAi}"),
            Map.entry("langchain4j.anthropic.chat-model.base-url", "{anthropic}/v1"),
            Map.entry("langchain4j.anthropic.streaming-chat-model.base-url", "{anthropic}/v1"),
            Map.entry("langchain4j.ollama.chat-model.base-url", "{ollama}"),
            Map.entry("langchain4j.ollama.streaming-chat-model.base-url", "{ollama}"),
            Map.entry("langchain4j.ollama.embedding-model.base-url", "{ollama}"),
            Map.entry("quarkus.langchain4j.openai.base-url", "{openAi}"),
            Map.entry("quarkus.langchain4j.anthropic.base-url", "{anthropic}/v1"),
            Map.entry("quarkus.langchain4j.ollama.base-url", "{ollama}"));

    /** Names of keys, and the environment variable that clients take instead. */
    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("openai.apiKey", "OPENAI_API_KEY"),
            Map.entry("anthropic.apiKey", "ANTHROPIC_API_KEY"),
            Map.entry("aws.accessKeyId", "AWS_ACCESS_KEY_ID"),
            Map.entry("aws.secretAccessKey", "AWS_SECRET_ACCESS_KEY"),
            Map.entry("spring.ai.openai.api-key", "SPRING_AI_OPENAI_API_KEY"),
            Map.entry("spring.ai.anthropic.api-key", "SPRING_AI_ANTHROPIC_API_KEY"),
            Map.entry("langchain4j.open-ai.chat-model.api-key", "LANGCHAIN4J_OPEN_AI_CHAT_MODEL_API_KEY"),
            Map.entry("quarkus.langchain4j.openai.api-key", "QUARKUS_LANGCHAIN4J_OPENAI_API_KEY"));

    private ClientProperties() {}

    /**
     * Returns what to set.
     *
     * @param own properties the class names itself, as {@code name=value}
     * @param replays whether keys are made up where none is given
     * @throws ConfigurationProblem if one of the class's own cannot be read
     */
    static Map<String, String> of(GatewayUrls urls, String[] own, boolean replays, Map<String, String> environment) {
        Map<String, String> all = new TreeMap<>();
        URLS.forEach((name, template) -> all.put(name, filled(template, urls)));
        if (replays) {
            KEYS.forEach((name, variable) -> {
                if (System.getProperty(name) == null && !environment.containsKey(variable)) {
                    all.put(name, NO_KEY);
                }
            });
        }
        for (String property : own) {
            int equals = property.indexOf('=');
            if (equals < 1) {
                throw new ConfigurationProblem("@RedirectClients(properties = \"" + property
                        + "\") is no name=value, such as \"acme.model-url={openAi}\"");
            }
            all.put(
                    property.substring(0, equals).strip(),
                    filled(property.substring(equals + 1).strip(), urls));
        }
        return all;
    }

    private static String filled(String template, GatewayUrls urls) {
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(
                        url(found.group(1), template, reachedAs(found.group(2), template, urls))));
    }

    private static GatewayUrls reachedAs(@Nullable String host, String template, GatewayUrls urls) {
        try {
            return host == null ? urls : urls.reachedAs(host);
        } catch (IllegalArgumentException noHost) {
            throw new ConfigurationProblem("@RedirectClients: in \"" + template + "\" " + noHost.getMessage(), noHost);
        }
    }

    private static String url(String name, String template, GatewayUrls urls) {
        return switch (name) {
            case "baseUrl" -> urls.baseUrl();
            case "openAi" -> urls.openAi();
            case "anthropic" -> urls.anthropic();
            case "gemini" -> urls.gemini();
            case "ollama" -> urls.ollama();
            case "azure" -> urls.azure();
            case "bedrock" -> urls.bedrock();
            default ->
                throw new ConfigurationProblem("@RedirectClients: there is no {" + name + "} in \"" + template
                        + "\"; there are {baseUrl}, {openAi}, {anthropic}, {gemini}, {ollama}, {azure} and {bedrock}");
        };
    }
}

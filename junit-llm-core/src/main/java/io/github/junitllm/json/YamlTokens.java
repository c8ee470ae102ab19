package io.github.junitllm.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.Reader;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * YAML as JSON tokens: no aliases and no tags, and a number is only what JSON calls one ({@code 012} and {@code 1_000} are
 * text, as is {@code yes}). Loaded only where YAML is read, since its library is optional.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class YamlTokens extends JsonParserDelegate {

    private static final Pattern JSON_NUMBER =
            Pattern.compile("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?");
    private static final String TEXT_TAG = "tag:yaml.org,2002:str";
    private static final int MAX_DEPTH = 200;

    private final YAMLParser yaml;

    private YamlTokens(YAMLParser yaml) {
        super(yaml);
        this.yaml = yaml;
    }

    /**
     * Returns a parser of a text, of which each document is one value; it throws a {@link MalformedJsonException} at an alias
     * or a tag.
     */
    public static JsonParser of(Reader text) throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        options.setNestingDepthLimit(MAX_DEPTH);
        YAMLFactory factory = YAMLFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
                .loaderOptions(options)
                .build();
        return new YamlTokens(factory.createParser(text));
    }

    @Override
    public @Nullable JsonToken nextToken() throws IOException {
        JsonToken token = yaml.nextToken();
        if (token == null || token == JsonToken.FIELD_NAME || token.isStructEnd()) {
            return token;
        }
        if (yaml.isCurrentAlias()) {
            throw bad("an alias (*name) stands here. Aliases are not supported: write the value out");
        }
        Object tag = yaml.getTypeId();
        if (tag != null && !tag.equals(TEXT_TAG)) {
            throw bad("a tag (!" + tag + ") stands here. Tags are not supported: leave it out");
        }
        return currentToken();
    }

    @Override
    public @Nullable JsonToken currentToken() {
        JsonToken token = yaml.currentToken();
        if (token == null || !token.isNumeric()) {
            return token;
        }
        try {
            return JSON_NUMBER.matcher(yaml.getText()).matches() ? token : JsonToken.VALUE_STRING;
        } catch (IOException unreadable) {
            return JsonToken.VALUE_STRING;
        }
    }

    /** Skips values through {@link #nextToken()}, so that nothing skipped goes unchecked. */
    @Override
    public JsonParser skipChildren() throws IOException {
        JsonToken token = currentToken();
        int depth = token != null && token.isStructStart() ? 1 : 0;
        while (depth > 0) {
            JsonToken next = nextToken();
            if (next == null) {
                break;
            }
            depth += next.isStructStart() ? 1 : next.isStructEnd() ? -1 : 0;
        }
        return this;
    }

    private MalformedJsonException bad(String problem) {
        return MalformedJsonException.at(yaml.currentTokenLocation(), problem);
    }
}

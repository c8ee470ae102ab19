package io.github.junitllm.cost;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.github.junitllm.cost.PriceRow.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table of prices as its file has it, before anything was checked. */
record PriceFile(
        @Nullable String currency,
        @Nullable String source,
        @Nullable List<@Nullable PriceRow> models) {

    static PriceTable read(String text, String location, boolean yaml) {
        try {
            JsonFactory factory = yaml ? Yaml.factory() : new JsonFactory();
            PriceFile file = mapper(factory).readValue(text, PriceFile.class);
            if (file == null) {
                throw new PriceTableException(location + ": it is empty", null);
            }
            return file.table(location, new FileLines(factory, text, location).top());
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String place = at == null ? location : location + ":" + at.getLineNr();
            throw new PriceTableException(place + ": " + told(e), e);
        } catch (IOException e) {
            throw new PriceTableException(location + " cannot be read as a table of prices (" + e + ")", e);
        } catch (NoClassDefFoundError missing) {
            throw new PriceTableException(
                    location + ": YAML needs a library that is not on the class path. Add the test dependency"
                            + " com.fasterxml.jackson.dataformat:jackson-dataformat-yaml.",
                    missing);
        }
    }

    private static String told(JsonProcessingException e) {
        boolean ofField =
                e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty();
        String field = ofField
                ? ((JsonMappingException) e)
                        .getPath()
                        .get(((JsonMappingException) e).getPath().size() - 1)
                        .getFieldName()
                : null;
        // The rest of it names classes.
        String first = e.getOriginalMessage().lines().findFirst().orElse("").replaceAll(" \\(class [^)]*\\)", "");
        return (field == null ? "" : "'" + field + "': ") + first;
    }

    private static JsonMapper mapper(JsonFactory factory) {
        return JsonMapper.builder(factory)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
    }

    private PriceTable table(String location, Place top) {
        if (currency == null || !isCurrency(currency)) {
            throw top.at("currency").wrong("must be the code of one, such as \"USD\"");
        }
        if (models == null || models.isEmpty()) {
            throw top.at("models").wrong("must hold at least one price");
        }
        List<ModelPrice> prices = new ArrayList<>();
        for (int i = 0; i < models.size(); i++) {
            PriceRow row = models.get(i);
            Place place = top.at("models").at(String.valueOf(i));
            if (row == null) {
                throw place.wrong("is empty");
            }
            ModelPrice price = row.price(place);
            if (prices.stream().anyMatch(price::overlaps)) {
                throw place.wrong("is a second price of '" + price.model()
                        + "' for the same days: give each a 'from' and an 'until'");
            }
            prices.add(price);
        }
        return new PriceTable(location, currency, prices);
    }

    private static boolean isCurrency(String code) {
        try {
            Currency.getInstance(code);
            return true;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    /** Loaded only where a YAML file is read, since its library is optional. */
    private static final class Yaml {

        private Yaml() {}

        static JsonFactory factory() {
            return new YAMLFactory();
        }
    }
}

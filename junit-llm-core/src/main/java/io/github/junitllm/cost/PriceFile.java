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
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A table of prices as its file has it, before anything was checked. */
record PriceFile(
        @Nullable String currency,
        @Nullable String source,
        @Nullable List<@Nullable Row> models) {

    /** One row of it. */
    record Row(
            @Nullable String model,
            @Nullable String from,
            @Nullable String until,
            @Nullable BigDecimal input,
            @Nullable BigDecimal output,
            @Nullable BigDecimal cachedInput,
            @Nullable BigDecimal cacheWrite,
            @Nullable BigDecimal batchInput,
            @Nullable BigDecimal batchOutput,
            @Nullable Long contextWindow,
            @Nullable Long maxOutputTokens,
            @Nullable String comment) {}

    static PriceTable read(String text, String location, boolean yaml) {
        try {
            PriceFile file = mapper(yaml ? Yaml.factory() : new JsonFactory()).readValue(text, PriceFile.class);
            if (file == null) {
                throw wrong(location, "it is empty");
            }
            return file.table(location);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String place = at == null ? location : location + ":" + at.getLineNr();
            throw new PriceTableException(place + ": " + told(e), e);
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

    private PriceTable table(String location) {
        if (currency == null || !isCurrency(currency)) {
            throw wrong(location, "'currency' must be the code of one, such as \"USD\"");
        }
        if (models == null || models.isEmpty()) {
            throw wrong(location, "'models' must hold at least one price");
        }
        List<ModelPrice> prices = new ArrayList<>();
        for (int i = 0; i < models.size(); i++) {
            Row row = models.get(i);
            if (row == null) {
                throw wrong(location, "models[" + i + "] is empty");
            }
            prices.add(price(row, location, i));
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

    private static ModelPrice price(Row row, String location, int index) {
        String where = "models[" + index + "]";
        String model = row.model();
        BigDecimal input = row.input();
        if (model == null || model.isBlank()) {
            throw wrong(location, where + ".model must name a model, or the beginning of several ids and a *");
        }
        if (model.indexOf('*') >= 0 && model.indexOf('*') != model.length() - 1) {
            throw wrong(location, where + ".model '" + model + "': a * may only stand at the end");
        }
        if (input == null) {
            throw wrong(location, where + " ('" + model + "') has no 'input', the price of a million input tokens");
        }
        Stream.of(input, row.output(), row.cachedInput(), row.cacheWrite(), row.batchInput(), row.batchOutput())
                .flatMap(Stream::ofNullable)
                .filter(price -> price.signum() < 0)
                .findFirst()
                .ifPresent(price -> {
                    throw wrong(location, where + " ('" + model + "'): a price is negative: " + price.toPlainString());
                });
        LocalDate from = day(row.from(), location, where + ".from");
        LocalDate until = day(row.until(), location, where + ".until");
        if (from != null && until != null && until.isBefore(from)) {
            throw wrong(location, where + " ('" + model + "') ends before it begins");
        }
        return new ModelPrice(
                model,
                from,
                until,
                input,
                row.output(),
                row.cachedInput(),
                row.cacheWrite(),
                row.batchInput(),
                row.batchOutput(),
                positive(row.contextWindow(), location, where + ".contextWindow"),
                positive(row.maxOutputTokens(), location, where + ".maxOutputTokens"));
    }

    private static @Nullable LocalDate day(@Nullable String text, String location, String where) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw wrong(location, where + " '" + text + "' is not a day such as 2026-11-02");
        }
    }

    private static @Nullable Long positive(@Nullable Long number, String location, String where) {
        if (number != null && number <= 0) {
            throw wrong(location, where + " must be positive, was " + number);
        }
        return number;
    }

    private static PriceTableException wrong(String location, String problem) {
        return new PriceTableException(location + ": " + problem, null);
    }

    /** Loaded only where a YAML file is read, since its library is optional. */
    private static final class Yaml {

        private Yaml() {}

        static JsonFactory factory() {
            return new YAMLFactory();
        }
    }
}

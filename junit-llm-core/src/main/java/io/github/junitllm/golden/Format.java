package io.github.junitllm.golden;

import io.github.junitllm.json.StrictJson;
import io.github.junitllm.json.YamlTokens;
import java.io.IOException;
import java.util.Locale;

/** The formats of golden files, told by the extension. */
enum Format {
    JSON(".json", ".json") {
        @Override
        RowReader open(Utf8Reader text) throws IOException {
            return new TreeRows(StrictJson.parser(text), false);
        }
    },
    JSON_LINES(".jsonl", ".ndjson") {
        @Override
        RowReader open(Utf8Reader text) {
            return new JsonLinesRows(text);
        }
    },
    YAML(".yaml", ".yml") {
        @Override
        RowReader open(Utf8Reader text) throws IOException {
            return new TreeRows(YamlTokens.of(text), true);
        }
    },
    CSV(".csv", ".csv") {
        @Override
        RowReader open(Utf8Reader text) throws IOException {
            return CsvRows.rows(text);
        }
    };

    private final String extension;
    private final String otherExtension;

    Format(String extension, String otherExtension) {
        this.extension = extension;
        this.otherExtension = otherExtension;
    }

    /**
     * The format of a file.
     *
     * @throws GoldenSetException if the extension is none of the known ones
     */
    static Format of(String location) {
        String name = location.toLowerCase(Locale.ROOT);
        for (Format format : values()) {
            if (name.endsWith(format.extension) || name.endsWith(format.otherExtension)) {
                return format;
            }
        }
        throw new GoldenSetException(
                location
                        + ": the format is not known. A golden file's name ends in .json, .jsonl, .ndjson, .yaml, .yml or .csv.");
    }

    abstract RowReader open(Utf8Reader text) throws IOException;

    /** The jar a format needs, to be named when a class of it is missing. */
    String coordinates() {
        return switch (this) {
            case YAML -> "com.fasterxml.jackson.dataformat:jackson-dataformat-yaml";
            case CSV -> "org.apache.commons:commons-csv";
            case JSON, JSON_LINES -> "com.fasterxml.jackson.core:jackson-databind";
        };
    }
}

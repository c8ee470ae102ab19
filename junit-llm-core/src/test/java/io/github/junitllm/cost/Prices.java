package io.github.junitllm.cost;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tables of prices for tests. */
final class Prices {

    private Prices() {}

    /** Writes a file and reads it as a table. */
    static PriceTable read(Path directory, String name, String text) {
        try {
            return PriceTable.read(Files.writeString(directory.resolve(name), text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a table in USD with these rows, which have single quotes for double ones. */
    static PriceTable of(Path directory, String rows) {
        return read(
                directory,
                "prices.json",
                "{'currency':'USD','models':[".replace('\'', '"') + rows.replace('\'', '"') + "]}");
    }
}

package io.github.junitllm.assertions.structure;

import io.github.junitllm.assertions.check.UndecidedException;
import java.util.function.Supplier;

/** The libraries that only some checks need, and that their users add. */
enum OptionalLibrary {
    JSON_SCHEMA("JSON Schema", "com.networknt:json-schema-validator"),
    JSON_PATH("JSONPath", "com.jayway.jsonpath:json-path"),
    YAML("YAML", "com.fasterxml.jackson.dataformat:jackson-dataformat-yaml"),
    CSV("CSV", "org.apache.commons:commons-csv"),
    MARKDOWN("Markdown", "org.commonmark:commonmark-ext-gfm-tables"),
    HTML("HTML", "org.jsoup:jsoup"),
    SQL("SQL", "com.github.jsqlparser:jsqlparser");

    private final String format;
    private final String coordinates;

    OptionalLibrary(String format, String coordinates) {
        this.format = format;
        this.coordinates = coordinates;
    }

    /**
     * Runs what uses the library: a lambda, so that nothing of it is loaded before.
     *
     * @throws UndecidedException if the library is missing, or the text is nested too deep for it
     */
    <T> T use(Supplier<T> use) {
        try {
            return use.get();
        } catch (NoClassDefFoundError missing) {
            throw new UndecidedException(
                    "checks of " + format + " need a library that is not on the class path. Add the test dependency "
                            + coordinates + ".",
                    missing);
        } catch (StackOverflowError tooDeep) {
            throw new UndecidedException("the " + format + " is nested too deep to be looked at", tooDeep);
        }
    }

    /**
     * Runs what uses the library now, so that mistakes of the test are told where it makes the check.
     *
     * @return what gives the result later, or tells that the library is missing
     */
    <T> Supplier<T> prepare(Supplier<T> use) {
        try {
            T result = use.get();
            return () -> result;
        } catch (NoClassDefFoundError missing) {
            return () -> use(use);
        }
    }
}

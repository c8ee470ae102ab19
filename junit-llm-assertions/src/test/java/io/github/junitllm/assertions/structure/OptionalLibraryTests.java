package io.github.junitllm.assertions.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.testkit.MissingLibraries;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Loads the checks in a class loader that lacks the optional libraries. */
class OptionalLibraryTests {

    private static final List<String> MISSING = List.of(
            "com.networknt.",
            "com.jayway.",
            "com.fasterxml.jackson.dataformat.",
            "org.yaml.",
            "org.apache.commons.csv.",
            "org.commonmark.",
            "org.jsoup.",
            "net.sf.jsqlparser.");

    private static final List<String> LOADED_ANEW =
            List.of("io.github.junitllm.assertions.structure.", "io.github.junitllm.assertions.schema.");

    @SuppressWarnings("unchecked")
    private static Check<String> check(String type, String factory, String argument) throws Exception {
        Class<?> checks =
                new MissingLibraries(MISSING, LOADED_ANEW).loadClass("io.github.junitllm.assertions.structure." + type);
        return (Check<String>)
                (argument == null
                        ? checks.getMethod(factory).invoke(null)
                        : checks.getMethod(factory, String.class).invoke(null, argument));
    }

    @ParameterizedTest
    @CsvSource({
        "JsonChecks, matchesSchema, {}, {}, JSON Schema, com.networknt:json-schema-validator",
        "JsonChecks, hasPath, $.a, {}, JSONPath, com.jayway.jsonpath:json-path",
        "YamlChecks, isYaml, , a: 1, YAML, com.fasterxml.jackson.dataformat:jackson-dataformat-yaml",
        "CsvChecks, isCsv, , 'a,b', CSV, org.apache.commons:commons-csv",
        "MarkdownChecks, hasHeading, x, x, Markdown, org.commonmark:commonmark-ext-gfm-tables",
        "HtmlChecks, isWellFormed, , <p>, HTML, org.jsoup:jsoup",
        "SqlChecks, isSql, , SELECT 1, SQL, com.github.jsqlparser:jsqlparser"
    })
    void aMissingLibraryIsToldWithItsCoordinates(
            String type, String factory, String argument, String text, String format, String coordinates)
            throws Exception {
        Check<String> check = check(type, factory, argument);

        assertThatThrownBy(() -> check.check(text))
                .isInstanceOf(UndecidedException.class)
                .hasMessage("checks of " + format + " need a library that is not on the class path. Add the test"
                        + " dependency " + coordinates + ".");
    }

    @ParameterizedTest
    @CsvSource({"JsonChecks, holdsJson, {}", "XmlChecks, isWellFormed, <a/>", "JavaChecks, isSnippet, int a;"})
    void checksThatNeedNoLibraryWorkWithoutAny(String type, String factory, String text) throws Exception {
        CheckResult result = check(type, factory, null).check(text);

        assertThat(result.passed()).as(result.reason()).isTrue();
    }
}

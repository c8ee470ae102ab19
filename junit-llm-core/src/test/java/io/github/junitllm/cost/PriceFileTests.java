package io.github.junitllm.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.call.UsagePart;
import io.github.junitllm.call.UsagePart.Side;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file of prices may hold, and what is said where it is wrong. */
class PriceFileTests {

    private static final LocalDate DAY = LocalDate.parse("2026-11-21");

    @TempDir
    Path directory;

    private PriceTable json(String text) {
        return Prices.read(directory, "llm-prices.json", text.replace('\'', '"'));
    }

    private void refused(String text, String message) {
        assertThatThrownBy(() -> json(text))
                .isInstanceOf(PriceTableException.class)
                .hasMessage(directory.resolve("llm-prices.json") + message);
    }

    @Test
    void readsJson() {
        PriceTable table = json("{'currency':'USD','source':'a page','models':[{'model':'m*','from':'2026-01-01',"
                + "'input':0.150,'output':0.60,'cachedInput':0.075,'cacheWrite':0.2,'batchInput':0.07,'batchOutput':0.3,"
                + "'contextWindow':128000,'maxOutputTokens':16384,'comment':'seen today'}]}");

        assertThat(table.currency()).isEqualTo("USD");
        ModelPrice price = table.price("m-1", DAY).orElseThrow();
        assertThat(price.rates().input()).isEqualTo("0.150");
        assertThat(price.rates().cacheWrite()).isEqualTo("0.2");
        assertThat(price.contextWindow()).isEqualTo(128_000);
        assertThat(price.maxOutputTokens()).isEqualTo(16_384);
    }

    @Test
    void readsYaml() {
        PriceTable table = Prices.read(directory, "llm-prices.yaml", """
                currency: EUR
                models:
                  - model: m
                    from: 2026-01-01 # a day is a text here
                    input: 0.15
                    output: 1
                """);

        assertThat(table.currency()).isEqualTo("EUR");
        assertThat(table.price("m", DAY).orElseThrow().rates().input()).isEqualTo("0.15");
        assertThat(table.price("m", LocalDate.parse("2025-12-31"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            misspelt field|'inptu':1|4|'inptu': Unrecognized field "inptu"
            text for a number|'input':'1'|4|'input': Cannot coerce String value ("1") to `java.math.BigDecimal`
            a fraction of tokens|'input':1,'maxOutputTokens':1.5|4|'maxOutputTokens': Cannot coerce Floating-point value (1.5) to `java.lang.Long`
            said twice|'input':1,'input':2|4|Duplicate field 'input'
            """)
    void namesLineAndFieldOfAMistake(String what, String fields, int line, String message) {
        assertThatThrownBy(() -> json("{'currency':'USD',\n'models':[\n{'model':'m',\n" + fields + "}]}"))
                .as(what)
                .isInstanceOf(PriceTableException.class)
                .message()
                .startsWith(directory.resolve("llm-prices.json") + ":" + line + ": " + message)
                .doesNotContain("io.github.junitllm");
    }

    @Test
    void namesLineAndFieldOfAMistakeInYaml() {
        assertThatThrownBy(() ->
                        Prices.read(directory, "p.yml", "currency: USD\nmodels:\n  - model: m\n    input: cheap\n"))
                .isInstanceOf(PriceTableException.class)
                .message()
                .startsWith(directory.resolve("p.yml") + ":4: 'input': ");
    }

    @Test
    void namesTheRowOfWhatCannotBeAPrice() {
        refused("{'models':[]}", ":1: currency must be the code of one, such as \"USD\"");
        refused("{\n'currency':'XQZ','models':[]}", ":2: currency must be the code of one, such as \"USD\"");
        refused("{'currency':'USD',\n'models':[]}", ":2: models must hold at least one price");
        refused("null", ": it is empty");
        row("{'input':1}", ":3: models[1].model must name a model, or the beginning of several ids and a *");
        row("{'model':'a*b','input':1}", ":3: models[1].model 'a*b': a * may only stand at the end");
        row("{'model':'m','output':1}", ":3: models[1] has no 'input', the price of a million input tokens");
        row("{'model':'m','input':1,\n'cachedInput':-0.5}", ":4: models[1].cachedInput is negative: -0.5");
        row(
                "{'model':'m','input':1,'from':'1.1.2026'}",
                ":3: models[1].from '1.1.2026' is not a day such as 2026-11-02");
        row("{'model':'m','input':1,'contextWindow':0}", ":3: models[1].contextWindow must be positive, was 0");
        row("null", ":3: models[1] is empty");
        row(
                "{'model':'m','input':1,'from':'2026-02-01','until':'2026-01-01'}",
                ":3: models[1] ('m') ends before it begins");
    }

    /** The second row of a table begins on line 3. */
    private void row(String row, String message) {
        refused("{'currency':'USD','models':[\n{'model':'a','input':1},\n" + row + "]}", message);
    }

    @Test
    void namesTheLineOfWhatCannotBeATierOrAPart() {
        row("{'model':'m','input':1,'tiers':[\nnull]}", ":4: models[1].tiers[0] is empty");
        row(
                "{'model':'m','input':1,'tiers':[\n{'input':2}]}",
                ":4: models[1].tiers[0] has no 'above', the number of input tokens that calls have to pass for it");
        row(
                "{'model':'m','input':1,'tiers':[{'above':9,\n'output':2}]}",
                ":3: models[1].tiers[0] has no 'input', the price of a million input tokens");
        row(
                "{'model':'m','input':1,'tiers':[{'above':9,'input':2},\n{'above':9,'input':3}]}",
                ":4: models[1].tiers[1].above is 9 for the second time");
        row(
                "{'model':'m','input':1,'tiers':[{'above':0,'input':2}]}",
                ":3: models[1].tiers[0].above must be positive, was 0");
        row(
                "{'model':'m','input':1,'tiers':[{'above':9,'input':2,\n'outputOf':{'audio':-1}}]}",
                ":4: models[1].tiers[0].outputOf.audio is negative: -1");
        row(
                "{'model':'m','input':1,'inputOf':{'audio':null}}",
                ":3: models[1].inputOf.audio must be a price under the name of what it is for");
        row(
                "{'model':'m','input':1,'inputOf':{'text':1}}",
                ":3: models[1].inputOf.text has its price outside: what is of no other kind is text");
    }

    @Test
    void readsTiersAndPartsOfJsonAndYamlAlike() {
        PriceTable json = json("{'currency':'USD','models':[{'model':'m','input':1.25,'output':10,"
                + "'inputOf':{'audio':1.50},'cacheWriteOf':{'1h':6},'besides':{'server_tool_use.web_search_requests':10000},"
                + "'tiers':[{'above':200000,'input':2.50,'output':15,'cachedInputOf':{'audio':3}}]}]}");
        PriceTable yaml = Prices.read(directory, "llm-prices.yaml", """
                currency: USD
                models:
                  - model: m
                    input: 1.25
                    output: 10
                    inputOf: {audio: 1.50}
                    cacheWriteOf: {1h: 6}
                    besides:
                      server_tool_use.web_search_requests: 10000
                    tiers:
                      - above: 200000
                        input: 2.50
                        output: 15
                        cachedInputOf: {audio: 3}
                """);

        assertThat(yaml.models()).isEqualTo(json.models());
        ModelPrice price = json.models().get(0);
        assertThat(price.rates().parts())
                .containsOnly(
                        Map.entry(new UsagePart(Side.INPUT, "audio"), new BigDecimal("1.50")),
                        Map.entry(new UsagePart(Side.CACHE_WRITE, "1h"), new BigDecimal("6")),
                        Map.entry(
                                new UsagePart(Side.BESIDES, "server_tool_use.web_search_requests"),
                                new BigDecimal("10000")));
        assertThat(price.tiers()).singleElement().satisfies(tier -> {
            assertThat(tier.above()).isEqualTo(200_000);
            assertThat(tier.rates().parts()).containsOnlyKeys(new UsagePart(Side.CACHED_INPUT, "audio"));
        });
    }

    @Test
    void namesTheLineOfARowInYaml() {
        assertThatThrownBy(() -> Prices.read(directory, "p.yml", """
                        currency: USD
                        models:
                          - model: a
                            input: 1
                          - model: b
                            input: 1
                            tiers:
                              - above: 5
                                input: -1
                        """))
                .hasMessage(directory.resolve("p.yml") + ":9: models[1].tiers[0].input is negative: -1");
    }

    @Test
    void refusesTwoPricesForTheSameDays() {
        refused(
                "{'currency':'USD','models':[{'model':'m','input':1,'until':'2026-06-30'},"
                        + "{'model':'m','input':2,'from':'2026-06-30'}]}",
                ":1: models[1] is a second price of 'm' for the same days: give each a 'from' and an 'until'");
        assertThat(json("{'currency':'USD','models':[{'model':'m','input':1,'until':'2026-06-30'},"
                                + "{'model':'m','input':2,'from':'2026-07-01'}]}")
                        .price("m", LocalDate.parse("2026-07-01"))
                        .orElseThrow()
                        .rates()
                        .input())
                .isEqualTo("2");
    }

    @Test
    void namesAFileThatIsNotThere() {
        Path missing = directory.resolve("none.json");

        assertThatThrownBy(() -> PriceTable.read(missing))
                .isInstanceOf(PriceTableException.class)
                .hasMessageStartingWith(missing + " cannot be read as a table of prices (");
    }

    @Test
    void saysWhereATableIsLookedFor() throws IOException {
        ClassLoader empty = new ClassLoader(null) {};

        assertThat(PriceTable.lookFor(null, empty)).isEmpty();
        assertThatThrownBy(() -> PriceTable.find(null, empty))
                .isInstanceOf(PriceTableException.class)
                .hasMessage("nobody says what the models cost: put a table of prices at"
                        + " src/test/resources/llm-prices.json, or name one with junit.llm.prices");
        Files.writeString(directory.resolve("llm-prices.yaml"), "currency: USD\nmodels: [{model: m, input: 1}]\n");
        try (var classes = new java.net.URLClassLoader(
                new java.net.URL[] {directory.toUri().toURL()}, null)) {
            assertThat(PriceTable.find(null, classes).location()).isEqualTo("llm-prices.yaml");
        }
    }

    /** Loads this project's classes anew and hides the library of YAML. */
    private static final class WithoutYaml extends ClassLoader {

        WithoutYaml() {
            super(PriceFileTests.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("com.fasterxml.jackson.dataformat.") || name.startsWith("org.yaml.")) {
                throw new ClassNotFoundException(name);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded == null && name.startsWith("io.github.junitllm.cost.")) {
                    loaded = define(name);
                }
                return loaded == null ? super.loadClass(name, resolve) : loaded;
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException unreadable) {
                throw new ClassNotFoundException(name, unreadable);
            }
        }
    }

    private Object readWithoutYaml(Path file) throws Throwable {
        try {
            return new WithoutYaml()
                    .loadClass(PriceTable.class.getName())
                    .getMethod("read", Path.class)
                    .invoke(null, file);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    @Test
    void namesTheLibraryThatYamlNeedsAndDoesWithoutItForJson() throws Throwable {
        Path yaml = Files.writeString(directory.resolve("p.yaml"), "currency: USD\nmodels: [{model: m, input: 1}]\n");
        Path json = Files.writeString(
                directory.resolve("p.json"), "{\"currency\":\"USD\",\"models\":[{\"model\":\"m\",\"input\":1}]}");

        assertThatThrownBy(() -> readWithoutYaml(yaml))
                .hasMessage(yaml + ": YAML needs a library that is not on the class path. Add the test dependency"
                        + " com.fasterxml.jackson.dataformat:jackson-dataformat-yaml.");
        assertThat(readWithoutYaml(json).toString()).contains("model=m");
    }
}

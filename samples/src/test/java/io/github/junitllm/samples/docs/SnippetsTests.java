package io.github.junitllm.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.cost.ModelPrice;
import io.github.junitllm.cost.PriceTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every code block of a README is what is compiled and run. {@code -Dsnippets=update} rewrites the READMEs. */
class SnippetsTests {

    private static final Pattern JAVA_BLOCK = Pattern.compile("(?m)^```java$");
    private static final Pattern PRICES = Pattern.compile("(?m)^```json\\n\\{\"currency\"");

    static Stream<Path> readmes() {
        Path root = root();
        return Stream.of(root.resolve("README.md"), root.resolve("samples/README.md"));
    }

    private static Path root() {
        Path module = Path.of("").toAbsolutePath();
        return Files.exists(module.resolve("samples")) ? module : module.getParent();
    }

    @ParameterizedTest
    @MethodSource("readmes")
    void codeBlocksAreTheCompiledSources(Path readme) throws IOException {
        var snippets = new Snippets(root());
        if ("update".equals(System.getProperty("snippets"))) {
            Files.writeString(readme, snippets.updated(readme));
        }

        List<Snippets.Block> blocks = snippets.in(readme);

        assertThat(blocks)
                .allSatisfy(
                        block -> assertThat(block.shown()).as(block.source()).isEqualTo(block.actual()));
        long javaBlocks = JAVA_BLOCK.matcher(Files.readString(readme)).results().count();
        assertThat(blocks.stream().filter(block -> block.source().contains(".java#")))
                .as("every block of Java names its source")
                .hasSize((int) javaBlocks);
        long prices = PRICES.matcher(Files.readString(readme)).results().count();
        assertThat(blocks.stream().filter(block -> block.source().endsWith("/llm-prices.json")))
                .as("every table of prices is the file that the samples use")
                .hasSize((int) prices);
    }

    @Test
    void theTableOfPricesIsOneThatCanBeUsed() {
        PriceTable table = PriceTable.resource(SnippetsTests.class.getClassLoader(), "llm-prices.json")
                .orElseThrow();

        assertThat(table.price("gpt-4o-mini-2024-07-18", LocalDate.parse("2026-01-01")))
                .isPresent();
        assertThat(table.models())
                .extracting(ModelPrice::tiers)
                .as("it shows a tier")
                .anySatisfy(tiers -> assertThat(tiers).isNotEmpty());
    }
}

package io.github.junitllm.assertions.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitllm.assertions.check.UndecidedException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Texts of a megabyte that make the parser's work grow. The timeouts only end what would never end. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class HtmlReadingTests {

    private static final int LENGTH = 1 << 20;

    @Test
    void tagsThatAreOpenedAgainWithoutEndAreUndecidedAlsoNegated() {
        String html = "<a><b></a>".repeat(LENGTH / 10);
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> HtmlChecks.hasElement("p").check(html))
                .withMessageContaining("HTML");
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> HtmlChecks.hasElement("p").not().check(html))
                .withMessageContaining("HTML");
    }

    @Test
    void aFewTagsThatAreOpenedAgainInMillionsAreUndecided() {
        StringBuilder open = new StringBuilder("<p>");
        for (int i = 0; i < 10; i++) {
            open.append("<b id=").append(i).append('>');
        }
        String html = open + "<p>x".repeat(LENGTH / 8);

        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> HtmlChecks.hasElement("p").check(html))
                .withMessageContaining("not closed where they were opened");
    }

    @Test
    void manyTagsThatAreClosedAreRead() {
        String html = "<a href='/x'><b>x</b></a> <I>y</I>\n".repeat(5_000);

        assertThat(HtmlChecks.hasElement("a > b").check(html).passed()).isTrue();
    }

    @Test
    void aFewTagsThatAreOpenedAgainAreRead() {
        assertThat(HtmlChecks.hasElement("b > a").check("<a><b></a>".repeat(20)).passed())
                .isTrue();
    }

    @Test
    void manyNodesBesideEachOtherAreReadWhole() {
        String html = "<p>".repeat(LENGTH / 3) + "<i>last</i>";
        assertThat(HtmlChecks.hasElement("body > p > i", "last").check(html).passed())
                .isTrue();
        assertThat(HtmlChecks.isWellFormed().check(html).passed()).isTrue();
    }
}

package io.github.junitllm.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressLineTests {

    private static final Encoding UTF_8 = Encoding.of(StandardCharsets.UTF_8);

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final ProgressLine line =
            ProgressLine.on(new PrintStream(terminal, true, StandardCharsets.UTF_8), clock::get);

    @Test
    void saysHowFarAndHowLongStill() {
        Progress progress = new Progress("RefundEvals.answers", 1_000, 250, 240, 10);
        assertThat(progress.line(TimeUnit.SECONDS.toNanos(10), 79, UTF_8))
                .isEqualTo("RefundEvals.answers 250 of 1,000 (25 %), 240 passed, 10 failed, 30.0 s left");
        assertThat(new Progress("a", 0, 5, 5, 0).line(TimeUnit.SECONDS.toNanos(4), 79, UTF_8))
                .isEqualTo("a 5, 5 passed, 0 failed, 4.0 s so far");
        assertThat(new Progress("a", 5, 0, 0, 0).line(0, 79, UTF_8))
                .isEqualTo("a 0 of 5 (0 %), 0 passed, 0 failed, 0 ms so far");
    }

    @Test
    void cutsTheLabelNotTheNumbers() {
        String text = new Progress("RefundEvals\u8FD4\u91D1".repeat(20), 10, 5, 5, 0).line(1_000_000, 60, UTF_8);
        assertThat(Columns.of(text)).isLessThanOrEqualTo(60);
        assertThat(text).contains("\u2026").endsWith(" 5 of 10 (50 %), 5 passed, 0 failed, 1 ms left");
    }

    @Test
    void isQuietInTheFirstSecondsAndThenNowAndAgain() {
        line.update(() -> new Progress("a", 10, 1, 1, 0));
        assertThat(terminal.size()).isZero();
        clock.addAndGet(TimeUnit.SECONDS.toNanos(3));
        line.update(() -> new Progress("a", 10, 2, 2, 0));
        line.update(() -> new Progress("a", 10, 3, 3, 0));
        assertThat(text()).isEqualTo("\ra 2 of 10 (20 %), 2 passed, 0 failed, 12.0 s left");
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(200));
        line.update(() -> new Progress("a", 10, 10, 10, 0));
        assertThat(text()).contains("\ra 10 of 10 (100 %), 10 passed, 0 failed, 0 ms left");
    }

    @Test
    void removesItself() {
        clock.addAndGet(TimeUnit.SECONDS.toNanos(3));
        line.update(() -> new Progress("a", 10, 2, 2, 0));
        int shown = text().length() - 1;
        line.close();
        line.close();
        assertThat(text()).endsWith("\r" + " ".repeat(shown) + "\r").doesNotContain("\r\r");
    }

    @Test
    void showsNothingWhereThereIsNoTerminal() {
        try (ProgressLine none = ProgressLine.on(null, clock::get)) {
            clock.addAndGet(TimeUnit.HOURS.toNanos(1));
            none.update(() -> new Progress("a", 10, 2, 2, 0));
        }
        assertThat(terminal.size()).isZero();
    }

    private String text() {
        return terminal.toString(StandardCharsets.UTF_8);
    }
}

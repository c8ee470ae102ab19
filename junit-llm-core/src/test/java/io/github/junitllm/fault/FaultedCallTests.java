package io.github.junitllm.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How long a client backed off, by what it was asked, what it was told and what it did. */
class FaultedCallTests {

    private static @Nullable Duration millis(long millis) {
        return millis < 0 ? null : Duration.ofMillis(millis);
    }

    /** Negative for nothing. */
    private static FaultedCall call(long asked, long told, long waited) {
        return call(asked, told, waited, true);
    }

    private static FaultedCall call(long asked, long told, long waited, boolean heeded) {
        return new FaultedCall(1, Fault.RATE_LIMIT, millis(asked), millis(told), millis(waited), heeded, null, false);
    }

    @Test
    void whatWasWaitedInFullIsTheBackOff() {
        FaultedCall call = call(20_000, 100, 20_005);

        assertThat(call.backOff()).isEqualTo(Duration.ofMillis(20_005));
        assertThat(call.waitedAsAsked()).isTrue();
    }

    @Test
    void whatWasWaitedAsToldStandsForAllThatWasAsked() {
        FaultedCall call = call(20_000, 100, 112);

        assertThat(call.backOff()).isEqualTo(Duration.ofMillis(20_012));
        assertThat(call.waitedAsAsked()).isTrue();
        assertThat(call(20_000, 100, 100).backOff()).isEqualTo(Duration.ofMillis(20_000));
        assertThat(call(20_000, 100, 900).backOff())
                .as("jitter, or a slow machine")
                .isEqualTo(Duration.ofMillis(20_800));
    }

    @Test
    void whatIsNeitherTheOneNorTheOtherIsNoMoreThanItWas() {
        assertThat(call(20_000, 100, 99).backOff()).isEqualTo(Duration.ofMillis(99));
        assertThat(call(20_000, 100, 99).waitedAsAsked()).isFalse();
        assertThat(call(20_000, 20_000, 19_999).backOff()).isEqualTo(Duration.ofMillis(19_999));
        assertThat(call(20_000, 20_000, 19_999).waitedAsAsked()).isFalse();
    }

    @Test
    void ofAClientThatIsNotKnownToHeedItNobodyCanTellWhoseTheShortWaitIs() {
        assertThat(call(20_000, 100, 112, false).backOff()).isEqualTo(Duration.ofMillis(112));
        assertThat(call(20_000, 100, 112, false).waitedAsAsked()).isFalse();
        assertThat(call(20_000, 100, 112, false).isWaitUnclear()).isTrue();
        assertThat(call(20_000, 100, 350, false).isWaitUnclear()).isTrue();
        assertThat(call(20_000, 100, 351, false).isWaitUnclear()).as("its own").isFalse();
        assertThat(call(20_000, 100, 99, false).isWaitUnclear())
                .as("less than it was told")
                .isFalse();
        assertThat(call(20_000, 100, 112).isWaitUnclear()).isFalse();
        assertThat(call(20_000, 100, 20_000, false).waitedAsAsked()).isTrue();
        assertThat(call(-1, 0, 3, false).isWaitUnclear()).as("nobody asked").isFalse();
    }

    @Test
    void aShortWaitThatWasAskedForMayBeOverToldAndUnderAsked() {
        FaultedCall call = call(200, 2, 150);

        assertThat(call.backOff()).isEqualTo(Duration.ofMillis(348));
        assertThat(call.waitedAsAsked()).isTrue();
    }

    @Test
    void withoutAFurtherCallNobodyWaited() {
        assertThat(call(20_000, 100, -1).backOff()).isNull();
        assertThat(call(20_000, 100, -1).waitedAsAsked()).isTrue();
        assertThat(call(-1, 0, -1).cutShort()).isFalse();
    }

    @Test
    void onlyWhoIsToldToGoOnAndDoesIsCutShort() {
        assertThat(call(-1, 0, 3).cutShort()).isTrue();
        assertThat(call(-1, 0, 250).cutShort()).isTrue();
        assertThat(call(-1, 0, 251).cutShort())
                .as("it has a back-off of its own")
                .isFalse();
        assertThat(call(-1, -1, 3).cutShort()).as("nobody told it").isFalse();
        assertThat(call(20_000, 100, 101).cutShort())
                .as("it was asked for a wait")
                .isFalse();
        assertThat(call(-1, 0, 3).backOff()).isEqualTo(Duration.ofMillis(3));
    }
}

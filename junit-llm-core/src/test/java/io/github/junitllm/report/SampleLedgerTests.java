package io.github.junitllm.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.verdict.SampleVerdict;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleLedgerTests {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void agreesWithAMap(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SampleLedger ledger = new SampleLedger();
        Map<Long, SampleVerdict> map = new HashMap<>();
        Set<Long> reruns = new HashSet<>();
        Set<Long> changed = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            long key = SampleLedger.key("case-" + random.nextInt(8_000), random.nextInt(1, 3));
            SampleVerdict verdict = SampleVerdict.values()[random.nextInt(4)];
            SampleVerdict before = map.put(key, verdict);
            if (before != null) {
                reruns.add(key);
                if (before != verdict) {
                    changed.add(key);
                }
            }
            assertThat(ledger.put(key, verdict)).isEqualTo(before);
        }
        assertThat(ledger.reruns()).isEqualTo(reruns.size());
        assertThat(ledger.changed()).isEqualTo(changed.size());
    }

    @Test
    void givesEverySampleItsOwnKey() {
        Set<Long> keys = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            keys.add(SampleLedger.key("case-" + i, 1));
            keys.add(SampleLedger.key("case-" + i, 2));
        }
        assertThat(keys).hasSize(200_000);
    }

    @Test
    void keysTellShortNumericIdsAndTheirSamplesApart() {
        Set<Long> keys = new HashSet<>();
        for (int id = 0; id < 1_000; id++) {
            for (int sample = 1; sample <= 20; sample++) {
                keys.add(SampleLedger.key(String.valueOf(id), sample));
            }
        }

        assertThat(keys).hasSize(20_000);
    }
}

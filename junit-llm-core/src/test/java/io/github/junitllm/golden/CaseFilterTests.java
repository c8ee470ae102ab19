package io.github.junitllm.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseFilterTests {

    @ParameterizedTest
    @CsvSource({
        "refund-*, refund-1, true",
        "refund-*, refund-, true",
        "refund-*, refund, false",
        "*, x, true",
        "*-1, refund-1, true",
        "*-1, refund-11, false",
        "*-1, refund-1-1, true",
        "*-1, refund-12, false",
        "r*d*1, refund-1, true",
        "r*d*1, rd1x, false",
        "a.c, abc, false",
        "Oslo* NO, 'Oslo, NO', true",
        "A, a, false"
    })
    void matchesStars(String pattern, String id, boolean matches) {
        assertThat(CaseFilter.matches(pattern, id)).isEqualTo(matches);
    }

    @Test
    void readsCommaSeparatedLists() {
        CaseFilter filter = CaseFilter.parse(" a , b*,,a ", "x, y");

        assertThat(filter.idPatterns()).containsExactly("a", "b*");
        assertThat(filter.tags()).containsExactly("x", "y");
        assertThat(filter.matches(EvalCase.of("b1", "q").tagged("y", "z"))).isTrue();
        assertThat(filter.matches(EvalCase.of("b1", "q").tagged("z"))).isFalse();
        assertThat(filter.matches(EvalCase.of("c", "q").tagged("x"))).isFalse();
    }

    @Test
    void selectsEverythingWhenNothingIsAskedFor() {
        assertThat(CaseFilter.parse(null, "  ")).isEqualTo(CaseFilter.NONE);
        assertThat(CaseFilter.NONE.isEmpty()).isTrue();
        assertThat(CaseFilter.NONE.matches(EvalCase.of("a", List.of("q")))).isTrue();
    }

    @Test
    void aVariantIsSelectedByTheIdOfItsCaseAndByItsOwn() {
        EvalCase plain = EvalCase.of("a", "question").tagged("t");
        EvalCase variant = plain.variantOf(plain, "rate-limit");

        assertThat(variant.id()).isEqualTo("a [rate-limit]");
        assertThat(variant.plainId()).isEqualTo("a");
        assertThat(plain.plainId()).isEqualTo("a");
        assertThat(variant.variant()).isEqualTo("rate-limit");
        assertThat(plain.variant()).isEmpty();
        assertThat(CaseFilter.parse("a", null).matches(variant)).isTrue();
        assertThat(CaseFilter.parse("a [*]", null).matches(variant)).isTrue();
        assertThat(CaseFilter.parse("a [*]", null).matches(plain)).isFalse();
        assertThat(CaseFilter.parse("b", null).matches(variant)).isFalse();
    }
}

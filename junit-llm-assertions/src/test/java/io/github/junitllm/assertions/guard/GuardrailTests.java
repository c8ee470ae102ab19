package io.github.junitllm.assertions.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.risk.OwaspRisk;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GuardrailTests {

    private static final Guardrail DIGITS = digits("digits", Severity.LOW, 0.4);

    private static Guardrail digits(String name, Severity severity, double confidence) {
        return Guardrail.of(name, EnumSet.of(OwaspRisk.MISINFORMATION), text -> {
            List<Finding> findings = new ArrayList<>();
            // From the back, as the order must not depend on the function.
            for (int i = text.length() - 1; i >= 0; i--) {
                if (Character.isDigit(text.charAt(i))) {
                    findings.add(Finding.shown(name, text, i, i + 1, severity, confidence, OwaspRisk.MISINFORMATION));
                }
            }
            return findings;
        });
    }

    @Test
    void findingsAreInTheOrderOfTheText() {
        assertThat(DIGITS.inspect("a1b2c3")).extracting(Finding::start).containsExactly(1, 3, 5);
        assertThat(DIGITS.inspect("")).isEmpty();
    }

    @Test
    void offsetsAreUtf16AndCanBeReadAsCodePoints() {
        String text = "😀é語1";
        Finding finding = DIGITS.inspect(text).get(0);
        assertThat(finding.start()).isEqualTo(4);
        assertThat(finding.codePointStart(text)).isEqualTo(3);
        assertThat(finding.codePointEnd(text)).isEqualTo(4);
    }

    @Test
    void combinedOnesFindWhatAnyFinds() {
        Guardrail all = Guardrail.all("all", DIGITS, digits("more", Severity.HIGH, 0.9));
        assertThat(all.inspect("1")).extracting(Finding::kind).containsExactly("digits", "more");
        assertThat(all.risks()).isEqualTo(Set.of(OwaspRisk.MISINFORMATION));
        assertThatIllegalArgumentException().isThrownBy(() -> Guardrail.all("none"));
    }

    @Test
    void findingsAreLeftOutBySeverityConfidenceAndKind() {
        Guardrail all = Guardrail.all("all", DIGITS, digits("more", Severity.HIGH, 0.9));
        assertThat(all.from(Severity.MEDIUM).inspect("1"))
                .extracting(Finding::kind)
                .containsExactly("more");
        assertThat(all.fromConfidence(0.5).inspect("1"))
                .extracting(Finding::kind)
                .containsExactly("more");
        assertThat(all.except("more").inspect("1")).extracting(Finding::kind).containsExactly("digits");
        assertThat(all.from(Severity.HIGH).name()).isEqualTo("all of severity HIGH or more");
        assertThatIllegalArgumentException().isThrownBy(() -> all.fromConfidence(1.5));
    }

    @Test
    void maskedFindingsShowAtMostAnEighthAtEitherEnd() {
        String secret = "0123456789abcdef";
        Finding finding =
                Finding.masked("key", secret, 0, 16, Severity.HIGH, 1, OwaspRisk.SENSITIVE_INFORMATION_DISCLOSURE);
        assertThat(finding.excerpt()).isEqualTo("\"01***ef\"");
        Finding pin = Finding.masked("pin", "1234", 0, 4, Severity.HIGH, 1, OwaspRisk.SENSITIVE_INFORMATION_DISCLOSURE);
        assertThat(pin.excerpt()).isEqualTo("\"***\"");
        String faces = "😀".repeat(8) + "x";
        assertThat(Finding.masked("x", faces, 0, 17, Severity.LOW, 1, OwaspRisk.MISINFORMATION)
                        .excerpt())
                .isEqualTo("\"😀***x\"");
    }

    @Test
    void impossibleFindingsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Finding("x", 1, 1, Severity.LOW, 1, OwaspRisk.MISINFORMATION, ""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Finding("x", 0, 1, Severity.LOW, Double.NaN, OwaspRisk.MISINFORMATION, ""));
    }

    @Test
    void aCleanTextPassesAndAFindingFails() {
        Check<String> clean = GuardChecks.clean(DIGITS);
        assertThat(clean.description()).isEqualTo("contain no digits");
        assertThat(clean.check("none").passed()).isTrue();
        CheckResult result = clean.check("one 1");
        assertThat(result.passed()).isFalse();
        assertThat(result.score()).isEqualTo(0.6);
        assertThat(result.reason()).isEqualTo("found digits at 4-5 (LOW, confidence 0.40, LLM09:2025): \"1\"");
    }

    @Test
    void theNegatedCheckAsksForAFinding() {
        Check<String> flagged = GuardChecks.clean(DIGITS).not();
        assertThat(flagged.check("one 1").passed()).isTrue();
        assertThat(flagged.check("none").passed()).isFalse();
        assertThat(flagged.check("none").reason()).isEqualTo("found no digits");
    }

    @Test
    void manyFindingsAreToldInPart() {
        assertThat(GuardChecks.clean(DIGITS).check("1".repeat(25)).reason()).endsWith("and 15 more");
    }

    @Test
    void anyFunctionThatSaysYesOrNoIsAGuardrail() {
        Guardrail guardrail = Guardrail.of("Rude words!", OwaspRisk.MISINFORMATION, text -> text.contains("rude"));
        assertThat(guardrail.name()).isEqualTo("Rude words!");
        assertThat(guardrail.risks()).containsExactly(OwaspRisk.MISINFORMATION);
        assertThat(guardrail.inspect("kind")).isEmpty();
        assertThat(guardrail.inspect("a rude one"))
                .containsExactly(new Finding(
                        "rude-words", 0, 10, Severity.HIGH, 1, OwaspRisk.MISINFORMATION, "objected to the whole text"));
    }

    @Test
    void aFunctionThatBreaksOrObjectsToNothingDecidesNothing() {
        Guardrail broken = Guardrail.of("broken ones", OwaspRisk.MISINFORMATION, text -> {
            throw new IllegalStateException("no connection");
        });
        assertThatThrownBy(() -> broken.inspect("x"))
                .isInstanceOf(UndecidedException.class)
                .hasMessageContaining("\"broken ones\" broke")
                .hasMessageContaining("no connection");
        Guardrail empty = Guardrail.of("empty texts", OwaspRisk.MISINFORMATION, String::isEmpty);
        assertThat(empty.inspect("x")).isEmpty();
        assertThatThrownBy(() -> empty.inspect("")).isInstanceOf(UndecidedException.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Guardrail.of("!", OwaspRisk.MISINFORMATION, String::isEmpty));
    }

    @Test
    void risksHaveTheIdsOfOwasp() {
        assertThat(OwaspRisk.values()).hasSize(10);
        for (OwaspRisk risk : OwaspRisk.values()) {
            assertThat(risk.id()).isEqualTo(String.format("LLM%02d:2025", risk.ordinal() + 1));
        }
    }
}

package io.github.junitllm.assertions.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTests {

    private static List<String> numbers(String text) {
        return Quantity.allIn(text, NumberNotation.AUTOMATIC).stream()
                .map(Quantity::toString)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "42 | 42",
                "-7 | -7",
                "−7 | -7",
                "+7 | 7",
                ".5 | 0.5",
                "1,234.5 | 1234.5",
                "1.234,5 | 1234.5",
                "1 234,5 | 1234.5",
                "1'234 | 1234",
                "1’234’567.25 | 1234567.25",
                "1,234 | 1234",
                "1.234 | 1.234",
                "3,5 | 3.5",
                "0,234 | 0.234",
                "1234,567 | 1234.567",
                "1,234,567 | 1234567",
                "1.234.567 | 1234567",
                "12,34,567 | 1234567",
                "1.234.567,89 | 1234567.89",
                "1/2 | 0.5",
                "2 1/2 | 2.5",
                "2½ | 2.5",
                "½ | 0.5",
                "\\frac{3}{4} | 0.75",
                "-\\frac{1}{2} | -0.5",
                "6.02e23 | 602000000000000000000000",
                "1.5E-3 | 0.0015",
                "6 × 10^3 | 6000",
                "6 x 10⁻² | 0.06",
                "6 \\times 10^{3} | 6000",
                "１２ | 12",
                "٣ | 3",
                "1.8 billion | 1800000000",
                "$18 | 18 $",
                "-$3.50 | -3.50 $",
                "$-3 | -3 $",
                "3 € | 3 €",
                "50% | 50 %",
                "50\\% | 50 %",
                "5 percent | 5 %",
                "36 km/h | 36 km/h",
                "20 °C | 20 °C",
                "5 square meters | 5 m²",
                "5 m^2 | 5 m²",
                "12 feet | 12 ft"
            })
    void wholeTextIsOneNumber(String text, String read) {
        assertThat(Quantity.of(text, NumberNotation.AUTOMATIC)).get().hasToString(read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1,2,3", "1.2.3", "abc", "''", "1 2", "12,3456,7", "5 apples", "1/0x", "--5", "1e99999"})
    void anythingElseIsNoNumber(String text) {
        assertThat(Quantity.of(text, NumberNotation.AUTOMATIC)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ENGLISH | 1,234 | 1234",
                "ENGLISH | 1,234.5 | 1234.5",
                "CONTINENTAL | 1.234 | 1234",
                "CONTINENTAL | 1,234 | 1.234",
                "SPACED | 1 234,5 | 1234.5",
                "SPACED | 1 234.5 | 1234.5",
                "SWISS | 1'234.5 | 1234.5"
            })
    void notationDecidesWhatIsAmbiguous(NumberNotation notation, String text, String read) {
        assertThat(Quantity.of(text, notation)).get().hasToString(read);
        assertThat(Quantity.allIn("It is " + text + ".", notation))
                .singleElement()
                .hasToString(read);
    }

    @Test
    void numbersAreFoundInProse() {
        assertThat(numbers("She has 16 - 3 = 13 eggs, 2 each, for $26.")).containsExactly("16", "3", "13", "2", "26 $");
        assertThat(numbers("From 10-12 to A5, H2O and x1; version 1.2.3 of 2024-03-05"))
                .containsExactly("10", "12", "2024", "3", "5");
        assertThat(numbers("3 in total, 5 in, 60 km per week")).containsExactly("3", "5 in", "60");
        assertThat(numbers("共42个😀7")).containsExactly("42", "7");
        assertThat(numbers("")).isEmpty();
    }

    @Test
    void placeIsTold() {
        Quantity found =
                Quantity.allIn("it costs -$3.50 now", NumberNotation.AUTOMATIC).get(0);

        assertThat(found.start()).isEqualTo(9);
        assertThat(found.end()).isEqualTo(15);
        assertThat(found.value()).isEqualByComparingTo("-3.5");
        assertThat(found.unit()).hasValue("$");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,500 m | 2 km | 1.5",
                "36 km/h | 1 m/s | 10",
                "212 °F | 0 °C | 100",
                "0 K | 0 °C | -273.15",
                "1/3 h | 1 min | 20",
                "50 % | 1 | 0.5",
                "0.5 | 1 % | 50",
                "1 mile | 1 m | 1609.344",
                "45.359237 kg | 1 lb | 100",
                "1 GiB | 1 MB | 1073.741824",
                "3 l | 1 cm^3 | 3000"
            })
    void unitsOfOneDimensionAreConverted(String text, String to, BigDecimal value) {
        Quantity quantity = Quantity.of(text, NumberNotation.AUTOMATIC).orElseThrow();
        Quantity other = Quantity.of(to, NumberNotation.AUTOMATIC).orElseThrow();

        assertThat(quantity.valueInUnitOf(other))
                .hasValueSatisfying(converted -> assertThat(Tolerance.exact().accepts(value, converted))
                        .as("%s", converted)
                        .isTrue());
    }

    @ParameterizedTest
    @CsvSource({"5 km, 1 kg", "5 $, 1 €", "5, 1 km", "5 km, 1"})
    void unitsOfDifferentDimensionsAreNot(String text, String to) {
        Quantity other = Quantity.of(to, NumberNotation.AUTOMATIC).orElseThrow();

        assertThat(Quantity.of(text, NumberNotation.AUTOMATIC).orElseThrow().valueInUnitOf(other))
                .isEmpty();
    }

    @Test
    void everyNumberIsReadInEveryNotationItIsWrittenIn() {
        Random random = new Random(11);
        for (int i = 0; i < 5_000; i++) {
            BigDecimal number = BigDecimal.valueOf(10_000 + random.nextInt(2_000_000_000), 1 + random.nextInt(2));
            String english = String.format(Locale.ROOT, "%,." + number.scale() + "f", number);
            String continental = english.replace(',', ' ').replace('.', ',').replace(' ', '.');

            assertThat(value(english, NumberNotation.AUTOMATIC)).isEqualByComparingTo(number);
            assertThat(value(continental, NumberNotation.AUTOMATIC)).isEqualByComparingTo(number);
            assertThat(value(english, NumberNotation.ENGLISH)).isEqualByComparingTo(number);
            assertThat(value(continental, NumberNotation.CONTINENTAL)).isEqualByComparingTo(number);
            assertThat(value(english.replace(',', '\u202f'), NumberNotation.AUTOMATIC))
                    .isEqualByComparingTo(number);
            assertThat(value(english.replace(',', '\''), NumberNotation.SWISS)).isEqualByComparingTo(number);
        }
    }

    private static BigDecimal value(String text, NumberNotation notation) {
        return Quantity.of(text, notation)
                .orElseThrow(() -> new AssertionError(text))
                .value();
    }

    @Test
    @Timeout(60)
    void noTextMakesTheScannerCrashOrHang() {
        Random random = new Random(12);
        String pieces = "0123456789.,'/ -+$%e^×10\\frac{}½⅟ⅠÂ²k m°C\n٣😀日";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(20); j > 0; j--) {
                text.append(pieces.charAt(random.nextInt(pieces.length())));
            }
            int end = 0;
            for (NumberNotation notation : NumberNotation.values()) {
                end = 0;
                for (Quantity found : Quantity.allIn(text.toString(), notation)) {
                    assertThat(found.start()).isGreaterThanOrEqualTo(end);
                    assertThat(found.end()).isGreaterThan(found.start());
                    end = found.end();
                }
            }
            assertThat(end).isLessThanOrEqualTo(text.length());
        }
        for (String piece : List.of("1", "1,", "1/", "-", "$", "1 ", "½", "1e", "\\frac{", "1,000")) {
            assertThat(Quantity.allIn(piece.repeat(300_000), NumberNotation.AUTOMATIC))
                    .hasSizeLessThanOrEqualTo(300_000);
        }
    }
}

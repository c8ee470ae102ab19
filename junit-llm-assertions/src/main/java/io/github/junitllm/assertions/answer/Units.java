package io.github.junitllm.assertions.answer;

import io.github.junitllm.assertions.prose.Letters;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The units that are known, by symbol (case matters) and by English name (it does not): SI with prefixes, and the common ones
 * beside it, with the factors of NIST Special Publication 811 (2008), appendix B. Gallons, pints and such are those of the
 * United States.
 */
final class Units {

    private static final String[][] PREFIXES = {
        {"n", "nano", "1", "1000000000"},
        {"µ", "micro", "1", "1000000"},
        {"m", "milli", "1", "1000"},
        {"c", "centi", "1", "100"},
        {"d", "deci", "1", "10"},
        {"h", "hecto", "100", "1"},
        {"k", "kilo", "1000", "1"},
        {"M", "mega", "1000000", "1"},
        {"G", "giga", "1000000000", "1"},
        {"T", "tera", "1000000000000", "1"}
    };

    private static final Units KNOWN = new Units();

    private final Map<String, Unit> symbols = new HashMap<>();
    private final Map<String, Unit> names = new HashMap<>();

    private Units() {
        prefixed("m", "length", "1", "1", "metre", "meter");
        prefixed("g", "mass", "1", "1000", "gram", "gramme");
        prefixed("s", "time", "1", "1", "second");
        prefixed("l", "volume", "1", "1000", "litre", "liter");
        prefixed("L", "volume", "1", "1000");
        prefixed("J", "energy", "1", "1", "joule");
        prefixed("Wh", "energy", "3600", "1", "watt-hour", "watt hour");
        prefixed("cal", "energy", "4.184", "1", "calorie");
        prefixed("eV", "energy", "0.0000000000000000001602176634", "1", "electronvolt");
        prefixed("W", "power", "1", "1", "watt");
        prefixed("Pa", "pressure", "1", "1", "pascal");
        prefixed("N", "force", "1", "1", "newton");
        prefixed("Hz", "frequency", "1", "1", "hertz");
        prefixed("V", "voltage", "1", "1", "volt");
        prefixed("A", "current", "1", "1", "ampere", "amp");
        prefixed("Ω", "resistance", "1", "1", "ohm");
        prefixed("mol", "amount", "1", "1", "mole");
        prefixed("B", "data", "8", "1", "byte");
        prefixed("bit", "data", "1", "1", "bit");
        lengths();
        squaresAndCubes();
        massesAndVolumes();
        times();
        others();
    }

    /** Returns the unit of a symbol or an English name, or null if it is none. */
    static @Nullable Unit find(String text) {
        Unit symbol = KNOWN.symbols.get(text.replace('\u03bc', '\u00b5'));
        return symbol != null ? symbol : KNOWN.names.get(Letters.lower(text));
    }

    private void lengths() {
        add("in", "length", "0.0254", "1", "inch", "inches");
        add("ft", "length", "0.3048", "1", "foot", "feet");
        add("yd", "length", "0.9144", "1", "yard", "yards");
        add("mi", "length", "1609.344", "1", "mile", "miles");
        add("nmi", "length", "1852", "1", "nautical mile", "nautical miles");
    }

    private void squaresAndCubes() {
        String[][] sides = {
            {"mm", "0.001", "millimet"}, {"cm", "0.01", "centimet"}, {"m", "1", "met"}, {"km", "1000", "kilomet"}
        };
        for (String[] side : sides) {
            powers(side[0], new BigDecimal(side[1]), side[2] + "er", side[2] + "re");
        }
        powers("in", new BigDecimal("0.0254"), "inch", "inche");
        powers("ft", new BigDecimal("0.3048"), "foot", "feet");
        powers("yd", new BigDecimal("0.9144"), "yard");
        powers("mi", new BigDecimal("1609.344"), "mile");
        add("ha", "area", "10000", "1", "hectare", "hectares");
        add("acre", "area", "4046.8564224", "1", "acres");
    }

    private void powers(String symbol, BigDecimal side, String... names) {
        Unit square = Unit.of(symbol + "²", "area", side.pow(2).toPlainString(), "1");
        Unit cube = Unit.of(symbol + "³", "volume", side.pow(3).toPlainString(), "1");
        for (String two : new String[] {"²", "2", "^2"}) {
            symbols.put(symbol + two, square);
        }
        for (String three : new String[] {"³", "3", "^3"}) {
            symbols.put(symbol + three, cube);
        }
        for (String name : names) {
            for (String number : new String[] {name, name + "s"}) {
                this.names.put("square " + number, square);
                this.names.put("cubic " + number, cube);
            }
        }
    }

    private void massesAndVolumes() {
        add("t", "mass", "1000", "1", "tonne", "tonnes", "metric ton", "metric tons");
        add("lb", "mass", "0.45359237", "1", "lbs", "pound", "pounds");
        add("oz", "mass", "0.028349523125", "1", "ounce", "ounces");
        add("gal", "volume", "0.003785411784", "1", "gallon", "gallons");
        add("qt", "volume", "0.000946352946", "1", "quart", "quarts");
        add("pt", "volume", "0.000473176473", "1", "pint", "pints");
        add("fl oz", "volume", "0.0000295735295625", "1", "fluid ounce", "fluid ounces");
    }

    private void times() {
        add("min", "time", "60", "1", "mins", "minute", "minutes");
        add("h", "time", "3600", "1", "hr", "hrs", "hour", "hours");
        add("d", "time", "86400", "1", "day", "days");
        add("wk", "time", "604800", "1", "week", "weeks");
        names.put("sec", symbols.get("s"));
        names.put("secs", symbols.get("s"));
    }

    private void others() {
        add("m/s", "speed", "1", "1", "m per second", "meters per second", "metres per second");
        add("km/h", "speed", "1000", "3600", "kph", "km per hour", "kilometers per hour", "kilometres per hour");
        add("mph", "speed", "0.44704", "1", "mi/h", "miles per hour");
        add("kn", "speed", "1852", "3600", "knot", "knots");
        temperature("K", "1", "1", "0", "kelvin", "kelvins");
        temperature("°C", "1", "1", "273.15", "℃", "degrees celsius", "degree celsius", "celsius");
        temperature("°F", "5", "9", "459.67", "℉", "degrees fahrenheit", "degree fahrenheit", "fahrenheit");
        add("bar", "pressure", "100000", "1", "bars");
        add("atm", "pressure", "101325", "1", "atmosphere", "atmospheres");
        add("psi", "pressure", "6894.757", "1");
        add("hp", "power", "745.6999", "1", "horsepower");
        add("°", "angle", "1", "1", "degree", "degrees", "deg");
        add("KiB", "data", "8192", "1", "kibibyte", "kibibytes");
        add("MiB", "data", "8388608", "1", "mebibyte", "mebibytes");
        add("GiB", "data", "8589934592", "1", "gibibyte", "gibibytes");
        add("%", "ratio", "1", "100", "percent", "per cent");
        add("‰", "ratio", "1", "1000", "per mille");
        add("$", "US dollars", "1", "1", "usd", "dollar", "dollars");
        add("€", "euros", "1", "1", "eur", "euro", "euros");
        add("£", "pounds sterling", "1", "1", "gbp");
        add("¥", "yen", "1", "1", "jpy", "yen");
        add("₹", "rupees", "1", "1", "inr", "rupee", "rupees");
        add("CHF", "Swiss francs", "1", "1", "swiss francs");
    }

    private void temperature(String symbol, String numerator, String denominator, String offset, String... names) {
        Unit unit = new Unit(
                symbol, "temperature", new BigDecimal(numerator), new BigDecimal(denominator), new BigDecimal(offset));
        put(unit, names);
    }

    private void prefixed(String symbol, String dimension, String numerator, String denominator, String... names) {
        add(symbol, dimension, numerator, denominator, plural(names, ""));
        for (String[] prefix : PREFIXES) {
            if (dimension.equals("data") && prefix[2].equals("1")) {
                continue; // dB is no tenth of a byte
            }
            BigDecimal above = new BigDecimal(numerator).multiply(new BigDecimal(prefix[2]));
            BigDecimal below = new BigDecimal(denominator).multiply(new BigDecimal(prefix[3]));
            add(prefix[0] + symbol, dimension, above.toPlainString(), below.toPlainString(), plural(names, prefix[1]));
        }
    }

    private static String[] plural(String[] names, String prefix) {
        String[] all = new String[names.length * 2];
        for (int i = 0; i < names.length; i++) {
            all[2 * i] = prefix + names[i];
            all[2 * i + 1] = prefix + names[i] + "s";
        }
        return all;
    }

    private void add(String symbol, String dimension, String numerator, String denominator, String... names) {
        put(Unit.of(symbol, dimension, numerator, denominator), names);
    }

    private void put(Unit unit, String... names) {
        symbols.put(unit.symbol(), unit);
        for (String name : names) {
            this.names.put(name, unit);
        }
    }
}

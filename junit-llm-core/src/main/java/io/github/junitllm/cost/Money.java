package io.github.junitllm.cost;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/** Reads and writes amounts the way people put them into annotations: {@code 0.02 USD}. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Money {

    private static final Pattern FORM = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,18})?) ?([A-Z]{3})");

    private Money() {}

    /**
     * Reads a positive amount.
     *
     * @param currency the currency that is expected
     * @throws IllegalArgumentException if the text has another form, is zero or names another currency
     */
    public static BigDecimal parse(String text, String currency) {
        Matcher matcher = FORM.matcher(text.strip());
        BigDecimal amount = matcher.matches() ? new BigDecimal(matcher.group(1)) : BigDecimal.ZERO;
        if (amount.signum() == 0) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not an amount; write a positive number and a currency," + " such as \"0.02 "
                            + currency + "\"");
        }
        if (!matcher.group(2).equals(currency)) {
            throw new IllegalArgumentException(
                    "'" + text + "' is in " + matcher.group(2) + ", but the table of prices in " + currency);
        }
        return amount;
    }
}

package io.github.junitllm.cost;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * An amount the way people put it into annotations and configuration: {@code 0.02 USD}.
 *
 * @param amount exact
 * @param currency the code of its currency
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Money(BigDecimal amount, String currency) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,18})?) ?([A-Z]{3})");

    public Money {
        requireNonNull(amount, "amount");
        requireNonNull(currency, "currency");
    }

    /**
     * Reads a positive amount.
     *
     * @throws IllegalArgumentException if the text has another form or is zero
     */
    public static Money parse(String text) {
        return parse(text, "USD");
    }

    private static Money parse(String text, String example) {
        Matcher matcher = FORM.matcher(text.strip());
        BigDecimal amount = matcher.matches() ? new BigDecimal(matcher.group(1)) : BigDecimal.ZERO;
        if (amount.signum() == 0) {
            throw new IllegalArgumentException("'" + text
                    + "' is not an amount; write a positive number and a currency, such as \"0.02 " + example + "\"");
        }
        return new Money(amount, matcher.group(2));
    }

    /**
     * Reads a positive amount in a currency.
     *
     * @throws IllegalArgumentException if the text has another form, is zero or names another currency
     */
    public static Money in(String currency, String text) {
        Money money = parse(text, currency);
        if (!money.currency.equals(currency)) {
            throw new IllegalArgumentException(
                    "'" + text + "' is in " + money.currency + ", but the table of prices in " + currency);
        }
        return money;
    }

    /** Returns the amount as it is, and the currency: {@code 0.0001234 USD}. */
    @Override
    public String toString() {
        return amount.stripTrailingZeros().toPlainString() + ' ' + currency;
    }
}

package io.github.junitllm.assertions.guard.personal;

import io.github.junitllm.assertions.guard.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * International bank account numbers, in one piece or with single spaces, hyphens or dots, all of a kind and nowhere in the
 * country and the check digits. The letters are capitals or small, but for the first, which phones make a capital.
 */
final class Ibans {

    /**
     * Countries and what their account numbers are made of, as in the IBAN registry of SWIFT, release 99: so many digits (n),
     * letters (a), or either (c).
     */
    private static final String REGISTRY =
            "AD8n12c AE19n AL8n16c AT16n AZ4a20c BA16n BE12n BG4a6n8c BH4a14c BI23n BR23n1a1c "
                    + "BY4c4n16c CH5n12c CR18n CY8n16c CZ20n DE18n DJ23n DK14n DO4c20n EE16n EG25n ES20n FI14n "
                    + "FK2a12n FO14n FR10n11c2n GB4a14n GE2a16n GI4a15c GL14n GR7n16c GT24c HN4a20n HR17n "
                    + "HU24n IE4a14n IL19n IQ4a15n IS22n IT1a10n12c JO4a4n18c KW4a22c KZ3n13c LB4n20c LC4a24c "
                    + "LI5n12c LT16n LU3n13c LV4a13c LY21n MC10n11c2n MD20c ME18n MK3n10c2n MN16n MR23n "
                    + "MT4a5n18c MU4a19n3a NI4a20n NL4a10n NO11n OM3n16c PK4a16c PL24n PS4a21c PT21n QA4a21c "
                    + "RO4a16c RS18n RU14n15c SA2n18c SC4a20n3a SD14n SE20n SI15n SK20n SM1a10n12c SO19n ST21n "
                    + "SV4a20n TL19n TN20n TR6n16c UA6n19c VA18n VG4a16n XK16n YE4a4n18c";

    private static final Pattern PART = Pattern.compile("(\\d++)([nac])");

    private static final Map<String, String> ACCOUNTS = accounts();

    private Ibans() {}

    /** Returns the kinds of all characters of an account number by country: {@code aaaannnn}. */
    private static Map<String, String> accounts() {
        Map<String, String> accounts = new HashMap<>();
        for (String entry : REGISTRY.split(" ", -1)) {
            StringBuilder kinds = new StringBuilder();
            Matcher part = PART.matcher(entry);
            while (part.find()) {
                kinds.append(part.group(2).repeat(Integer.parseInt(part.group(1))));
            }
            accounts.put(entry.substring(0, 2), kinds.toString());
        }
        return Map.copyOf(accounts);
    }

    static List<Finding> find(String text) {
        List<Finding> findings = new ArrayList<>();
        int i = 0;
        while (i + 4 <= text.length()) {
            int end = beginsAt(text, i) ? end(text, i) : -1;
            if (end > 0 && !Surroundings.makeItAPart(text, i, end)) {
                findings.add(PersonalDataType.IBAN.finding(text, i, end, 0.99));
                i = end;
            } else {
                i++;
            }
        }
        return findings;
    }

    private static boolean beginsAt(String text, int i) {
        return isLetter(text.charAt(i))
                && isLetter(text.charAt(i + 1))
                && Places.isDigit(text, i + 2)
                && Places.isDigit(text, i + 3)
                && Places.isFreeBefore(text, i, "");
    }

    private static int end(String text, int start) {
        String kinds = ACCOUNTS.get(text.substring(start, start + 2).toUpperCase(Locale.ROOT));
        if (kinds == null) {
            return -1;
        }
        StringBuilder account = new StringBuilder(kinds.length());
        char separator = 0;
        int i = start + 4;
        while (account.length() < kinds.length() && i < text.length()) {
            char c = text.charAt(i);
            if (isOf(kinds.charAt(account.length()), c)) {
                account.append(c);
            } else if (isSeparator(c) && (separator == 0 || c == separator) && isAlphanumeric(text.charAt(i - 1))) {
                separator = c;
            } else {
                return -1;
            }
            i++;
        }
        boolean goesOn = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
        boolean valid = account.length() == kinds.length()
                && !goesOn
                && isOfOneCase(account.insert(0, text.charAt(start + 1)))
                && isValid(text.substring(start, start + 4), account.substring(1));
        return valid ? i : -1;
    }

    private static boolean isSeparator(char c) {
        return c == ' ' || c == '-' || c == '.';
    }

    private static boolean isOf(char kind, char c) {
        return switch (kind) {
            case 'n' -> isDigit(c);
            case 'a' -> isLetter(c);
            default -> isAlphanumeric(c);
        };
    }

    private static boolean isOfOneCase(CharSequence letters) {
        return letters.chars().noneMatch(c -> c >= 'a' && c <= 'z')
                || letters.chars().noneMatch(c -> c >= 'A' && c <= 'Z');
    }

    private static boolean isValid(String countryAndCheckDigits, String account) {
        return Checksums.mod97((account + countryAndCheckDigits).toUpperCase(Locale.ROOT)) == 1;
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isAlphanumeric(char c) {
        return isLetter(c) || isDigit(c);
    }
}

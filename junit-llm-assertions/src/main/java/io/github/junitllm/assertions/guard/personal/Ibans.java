package io.github.junitllm.assertions.guard.personal;

import io.github.junitllm.assertions.guard.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** International bank account numbers, in one piece or with single spaces, hyphens or dots. */
final class Ibans {

    /** Country and length, as in the IBAN registry of SWIFT, release 99. */
    private static final String REGISTRY =
            "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 "
                    + "DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 "
                    + "IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 "
                    + "MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 "
                    + "ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30";

    private static final Map<String, Integer> LENGTHS = lengths();

    private Ibans() {}

    private static Map<String, Integer> lengths() {
        Map<String, Integer> lengths = new HashMap<>();
        for (String entry : REGISTRY.split(" ", -1)) {
            lengths.put(entry.substring(0, 2), Integer.valueOf(entry.substring(2)));
        }
        return Map.copyOf(lengths);
    }

    static List<Finding> find(String text) {
        List<Finding> findings = new ArrayList<>();
        int i = 0;
        while (i + 4 <= text.length()) {
            int end = beginsAt(text, i) ? end(text, i) : -1;
            if (end > 0) {
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
                && isAlphanumeric(text.charAt(i + 2))
                && (i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1)));
    }

    private static int end(String text, int start) {
        Integer length = LENGTHS.get(text.substring(start, start + 2).toUpperCase(Locale.ROOT));
        if (length == null) {
            return -1;
        }
        StringBuilder number = new StringBuilder(length);
        int i = start;
        while (number.length() < length && i < text.length()) {
            char c = text.charAt(i);
            boolean gap = c == ' ' || c == '-' || c == '.';
            if (isAlphanumeric(c)) {
                number.append(c);
            } else if (!gap || !isAlphanumeric(text.charAt(i - 1))) {
                return -1;
            }
            i++;
        }
        boolean goesOn = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
        return number.length() == length && !goesOn && isValid(number.toString()) ? i : -1;
    }

    private static boolean isValid(String number) {
        String upper = number.toUpperCase(Locale.ROOT);
        return Character.digit(upper.charAt(2), 10) >= 0
                && Character.digit(upper.charAt(3), 10) >= 0
                && Checksums.mod97(upper.substring(4) + upper.substring(0, 4)) == 1;
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private static boolean isAlphanumeric(char c) {
        return isLetter(c) || (c >= '0' && c <= '9');
    }
}

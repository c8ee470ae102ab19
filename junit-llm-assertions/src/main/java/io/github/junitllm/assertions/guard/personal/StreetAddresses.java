package io.github.junitllm.assertions.guard.personal;

import io.github.junitllm.assertions.guard.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A house number beside a word for a street, in the orders of some languages; post boxes. */
final class StreetAddresses {

    private static final String NAME = "(?:\\p{Lu}[\\p{L}'-]{1,24}+\\.? )";
    private static final String NUMBER = "\\d{1,5}[A-Za-z]?(?:[-/]\\d{1,4})?";
    private static final Pattern ADDRESS = Pattern.compile("(?:"
            // 221B Baker Street
            + NUMBER + " " + NAME
            + "{1,4}(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Way|Place|Pl"
            + "|Square|Sq|Terrace|Crescent|Close|Parkway|Pkwy|Highway|Hwy|Circle|Cir|Trail)(?![\\p{L}\\p{N}_])"
            // Lange Straße 12, Hauptstr. 5, Keizersgracht 174
            + "|" + NAME
            + "?\\p{Lu}\\p{L}{1,24}?(?:straße|strasse|str\\.|gasse|allee|platz|weg|straat|gracht|laan|gatan|vägen|katu|vej)"
            + " " + NUMBER + "(?![\\p{L}\\p{N}_])"
            + "|" + NAME + "(?:Straße|Strasse|Str\\.|Gasse|Allee|Platz|Weg) " + NUMBER + "(?![\\p{L}\\p{N}_])"
            // 12, rue de la Paix
            + "|" + NUMBER + ",? (?:rue|avenue|boulevard|quai|impasse|chemin) (?:(?:de|du|des|la|le|les|l'|d') ?){0,3}"
            + NAME.replace(" )", ")")
            // Via Roma 8, Calle de Alcalá 20
            + "|(?:Via|Viale|Piazza|Corso|Calle|Avenida|Plaza|Rua|ul\\.) (?:(?:de|del|della|da|do|la|los|las) ){0,2}"
            + NAME + "{0,2}"
            + "\\p{Lu}[\\p{L}'-]{1,24},? " + NUMBER + "(?![\\p{L}\\p{N}_])"
            + "|P\\.? ?O\\.? Box \\d{1,6}|Postfach \\d[\\d ]{1,8})(?![\\p{L}\\p{N}])");

    /** As far as the digits of a number can be from the beginning, with room to spare. */
    private static final int LONGEST = 160;

    /** As long as a house number can be, with what parts it from the street, and the street's first letter. */
    private static final int LONGEST_NUMBER = 16;

    private StreetAddresses() {}

    static List<Finding> find(String text) {
        List<Finding> findings = new ArrayList<>();
        Places.of(text, StreetAddresses::mayBegin)
                .each(
                        ADDRESS,
                        address -> findings.add(
                                PersonalDataType.ADDRESS.finding(text, address.start(), address.end(), 0.6)));
        return findings;
    }

    private static boolean mayBegin(String text, int at) {
        if (Places.isDigit(text, at)) {
            return Places.isFreeBefore(text, at, "") && isLetterNear(text, at);
        }
        boolean begins = text.startsWith("ul.", at) || Character.isUpperCase(text.codePointAt(at));
        return begins && Places.isFreeBefore(text, at, "") && Places.isDigitNear(text, at, LONGEST);
    }

    private static boolean isLetterNear(String text, int at) {
        int end = Math.min(text.length(), at + LONGEST_NUMBER);
        for (int i = at; i < end; i++) {
            if (Character.isLetter(text.charAt(i)) || Character.isHighSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}

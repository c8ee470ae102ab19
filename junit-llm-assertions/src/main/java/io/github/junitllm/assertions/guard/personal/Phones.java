package io.github.junitllm.assertions.guard.personal;

import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.assertions.guard.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Phone numbers. Candidates are told by their form; whether one is a number that can be called is asked of the library, and
 * words around it tell the rest.
 */
final class Phones {

    /** Where numbers without a country code may come from. */
    static final List<String> REGIONS = List.of(
            "US", "GB", "DE", "FR", "ES", "IT", "NL", "BE", "CH", "AT", "SE", "NO", "DK", "FI", "PL", "PT", "IE", "AU",
            "NZ", "IN", "BR", "MX");

    private static final int MOST_DIGITS = 15;
    private static final int LEAST_DIGITS = 7;

    /** As far as that many digits can be apart, with room to spare. */
    private static final int FARTHEST = 40;

    private static final Pattern CANDIDATE = Pattern.compile(
            "(?:\\+ ?)?(?:\\(\\+?\\d{1,5}\\)[ .-]?)?\\d{1,14}(?:[ ./-]?\\(0?\\d{0,4}\\)\\d{0,8})?(?:(?: ?[-./] ?| )\\(?\\d{1,8}\\)?){0,6}"
                    + "(?: ?(?:x|ext\\.?) ?\\d{1,6})?(?![\\p{L}\\p{N}_@%€£$]|[.,:]\\d)");

    /** Dates, times and numbers with a decimal point look alike. */
    private static final Pattern OTHER = Pattern.compile(
            "(?:19|20)\\d\\d[-./ ]\\d{1,2}[-./ ]\\d{1,2}(?![\\p{L}\\p{N}_]).*|"
                    + "[0-3]?\\d([-./])[0-3]?\\d\\1(?:\\d{2}|\\d{4})(?![\\p{L}\\p{N}_])(?![-./]\\d).*|(?:19|20)\\d\\d ?- ?(?:19|20)\\d\\d|\\d+\\.\\d+|\\d{1,3}(?:\\.\\d{1,3}){3}|\\d{3}-\\d{2}-\\d{4}");

    private static final Pattern AMERICAN =
            Pattern.compile("\\(\\d{3}\\) ?\\d{3}[- .]\\d{4}|\\d{3}[-.]\\d{3}[-.]\\d{4}|1-\\d{3}-\\d{3}-\\d{4}");

    /** An area and a number, or more groups. */
    private static final Pattern WITH_TRUNK = Pattern.compile("\\d{2,5} \\d{5,9}|\\d+ \\d+ \\d[\\d ]*");

    private static final Pattern EXTENSION = Pattern.compile(" ?(?:x|ext\\.?) ?\\d{1,6}$");

    private static final Context AHEAD = Context.of(
            "phone",
            "telephone",
            "tel",
            "fax",
            "mobile",
            "cell",
            "call",
            "dial",
            "ring",
            "text me",
            "message",
            "sms",
            "whatsapp",
            "answering at",
            "reach me",
            "reach us",
            "reach him",
            "reach her",
            "contact",
            "hotline",
            "desk",
            "telefon",
            "handy",
            "rufnummer",
            "anruf",
            "ruf ",
            "mobil",
            "téléphone",
            "portable",
            "appel",
            "teléfono",
            "móvil",
            "llame",
            "llama",
            "telefono",
            "cellulare",
            "chiam",
            "telefoon",
            "bel ",
            "telefone",
            "celular",
            "telef");
    private static final Context BEHIND =
            Context.of("office", "fax", "mobile", "cell", "phone", "desk", "home", "work");

    private Phones() {}

    static List<Finding> find(String text, List<String> regions) {
        List<Finding> findings = new ArrayList<>();
        Places.of(text, Phones::mayBegin).each(CANDIDATE, candidate -> {
            double confidence = confidence(text, candidate, regions);
            if (confidence > 0) {
                findings.add(PersonalDataType.PHONE.finding(text, candidate.start(), candidate.end(), confidence));
            }
        });
        return findings;
    }

    /** Whether as many digits as a number has follow, with nothing between them that no number has. */
    private static boolean mayBegin(String text, int at) {
        char first = text.charAt(at);
        if (!(first == '+' || first == '(' || Places.isDigit(text, at))
                || !Places.isFreeBefore(text, at, "_.,:@#$€£/+-")) {
            return false;
        }
        int digits = 0;
        for (int i = at; i < text.length() && digits < LEAST_DIGITS && i < at + FARTHEST; i++) {
            if (Places.isDigit(text, i)) {
                digits++;
            } else if (" +-./()".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return digits == LEAST_DIGITS;
    }

    private static double confidence(String text, MatchResult matcher, List<String> regions) {
        String candidate = matcher.group();
        String number = EXTENSION.matcher(candidate).replaceFirst("");
        long digits = number.chars().filter(Character::isDigit).count();
        if (digits < LEAST_DIGITS
                || digits > MOST_DIGITS
                || OTHER.matcher(number).matches()) {
            return 0;
        }
        if (number.startsWith("+") || number.startsWith("00")) {
            String plus = number.startsWith("00") ? '+' + number.substring(2) : number;
            return isValid(plus, List.of("ZZ")) ? 0.97 : isTold(text, matcher) ? 0.7 : 0;
        }
        boolean told = isTold(text, matcher);
        if (!told && !isWritten(number)) {
            return 0;
        }
        // Last, as it is dear, and few come so far.
        if (Labels.callsItOther(text, matcher.start())) {
            return 0;
        }
        boolean valid = isValid(number, regions);
        return told ? (valid ? 0.9 : 0.7) : valid ? 0.6 : 0;
    }

    private static boolean isTold(String text, MatchResult matcher) {
        return AHEAD.standsBefore(text, matcher.start()) || BEHIND.standsAfter(text, matcher.end(), 12);
    }

    /** Whether the groups are those of phone numbers, so that no word needs to say it. */
    private static boolean isWritten(String number) {
        boolean withTrunk = number.startsWith("0")
                && (number.chars().anyMatch(c -> c == '-' || c == '/')
                        || WITH_TRUNK.matcher(number).matches());
        return withTrunk || AMERICAN.matcher(number).matches();
    }

    private static boolean isValid(String number, List<String> regions) {
        try {
            return PhoneLibrary.isValid(number, regions);
        } catch (NoClassDefFoundError missing) {
            throw new UndecidedException(
                    "Phone numbers need a library that is not on the class path. Add the test dependency"
                            + " com.googlecode.libphonenumber:libphonenumber, or leave them out with"
                            + " PersonalData.without(PersonalDataType.PHONE).",
                    missing);
        }
    }
}

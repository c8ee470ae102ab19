package io.github.junitllm.assertions.guard.personal;

import io.github.junitllm.assertions.guard.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that states give their people. One counts where its form and its check digits are right; where they say little,
 * as with nine digits in a row, a word ahead of it must say what it is too.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@SuppressWarnings("ImmutableEnumChecker") // Its functions are pure, which their types cannot say.
public enum NationalId {
    /** United States, Social Security number: 3-2-4 digits; no area 000, 666 or 9xx, no group 00, no serial 0000. */
    US_SSN(
            "\\d{3}-\\d{2}-\\d{4}",
            "\\d{3} ?\\d{2} ?\\d{4}", NationalIdRules::ssn, "ssn", "social security", "social insurance", "taxpayer"),
    /** United Kingdom, National Insurance number, with the prefixes HMRC excludes. */
    UK_NINO(
            "(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\\d{2} ?\\d{2} ?\\d{2} ?[A-D]",
            null, id -> true),
    /** Germany, Steuer-Identifikationsnummer: 11 digits, one of them two or three times; ISO 7064 MOD 11,10. */
    DE_TAX_ID(
            null,
            "[1-9]\\d ?\\d{3} ?\\d{3} ?\\d{3}",
            NationalIdRules::germanTaxId,
            "steuer",
            "idnr",
            "tin",
            "tax id",
            "tax number",
            "identifikationsnummer"),
    /** France, numéro d'inscription au répertoire (NIR): 13 characters and a key of two digits, MOD 97. */
    FR_NIR("[12] ?\\d{2} ?\\d{2} ?(?:\\d{2}|2[AB]) ?\\d{3} ?\\d{3} ?\\d{2}", null, NationalIdRules::nir),
    /** Netherlands, burgerservicenummer: the eleven test. */
    NL_BSN(null, "\\d{4}\\.?\\d{2}\\.?\\d{3}", NationalIdRules::bsn, "bsn", "burgerservice", "sofi"),
    /** Spain, DNI: 8 digits and the letter of their remainder by 23. */
    ES_DNI("\\d{2}\\.?\\d{3}\\.?\\d{3}[- ]?[A-HJ-NP-TV-Z]", null, NationalIdRules::dni),
    /** Spain, NIE: X, Y or Z, 7 digits and the letter. */
    ES_NIE("[XYZ][- ]?\\d{7}[- ]?[A-HJ-NP-TV-Z]", null, NationalIdRules::dni),
    /** Poland, PESEL: 11 digits, the first six a date, the last a check digit. */
    PL_PESEL(null, "\\d{11}", NationalIdRules::pesel, "pesel"),
    /** Italy, codice fiscale of a person: 16 characters, the last a check letter. */
    IT_CODICE_FISCALE(
            "[A-Z]{6}[0-9LMNP-V]{2}[A-EHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]",
            null, NationalIdRules::codiceFiscale),
    /** Belgium, Rijksregisternummer: 9 digits, and 97 less their remainder by 97; from 2000 on with a 2 ahead of them. */
    BE_NATIONAL_NUMBER(
            "\\d{2}\\.\\d{2}\\.\\d{2}-\\d{3}\\.\\d{2}",
            "\\d{11}",
            NationalIdRules::belgian,
            "rijksregister",
            "national number",
            "registre national",
            "nrn",
            "insz",
            "niss"),
    /** Brazil, CPF: 9 digits and two check digits, MOD 11. */
    BR_CPF("\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}", "\\d{11}", NationalIdRules::cpf, "cpf"),
    /** Canada, Social Insurance Number: Luhn. */
    CA_SIN(null, "[1-79]\\d{2}[- ]?\\d{3}[- ]?\\d{3}", Checksums::luhn, "social insurance", "sin", "assurance sociale"),
    /** India, Aadhaar: Verhoeff. */
    IN_AADHAAR(null, "[2-9]\\d{3}[- ]?\\d{4}[- ]?\\d{4}", Checksums::verhoeff, "aadhaar", "aadhar", "uid"),
    /** Sweden, personnummer: a date, three digits and Luhn's. */
    SE_PERSONNUMMER("(?:19|20)?\\d{6}[-+]\\d{4}", null, NationalIdRules::personnummer),
    /** Finland, henkilötunnus: a date, a sign for the century, three digits and a check character of 31. */
    FI_HETU("\\d{6}[-+A-FU-Y]\\d{3}[0-9A-FHJ-NPR-Y]", null, NationalIdRules::hetu),
    /** Switzerland, AHV number: 756, nine digits, and EAN-13's check digit. */
    CH_AHV("756\\.?\\d{4}\\.?\\d{4}\\.?\\d{2}", null, NationalIdRules::ahv),
    /** China, resident identity number: 17 digits, a date among them, and ISO 7064 MOD 11-2. */
    CN_RESIDENT_ID("[1-9]\\d{5}(?:19|20)\\d{9}[0-9X]", null, NationalIdRules::chineseId);

    private final @Nullable Pattern pattern;
    private final @Nullable Pattern inContext;
    private final Predicate<String> rule;
    private final Context context;

    NationalId(@Nullable String form, @Nullable String formInContext, Predicate<String> rule, String... context) {
        this.pattern = whole(form);
        this.inContext = whole(formInContext);
        this.rule = rule;
        this.context = Context.of(context);
    }

    private static @Nullable Pattern whole(@Nullable String form) {
        if (form == null) {
            return null;
        }
        return Pattern.compile("(?:" + form + ")(?![\\p{L}\\p{N}_]|[-.,/]\\p{N})");
    }

    /** Returns the kind of its findings: {@code us-ssn}. */
    public String kind() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<Finding> find(String text) {
        List<Finding> findings = new ArrayList<>();
        Places places = Places.of(text, NationalId::mayBegin);
        for (NationalId id : values()) {
            id.find(places, id.pattern, false, findings);
            id.find(places, id.inContext, true, findings);
        }
        return findings;
    }

    private static boolean mayBegin(String text, int at) {
        char here = text.charAt(at);
        return here >= '0'
                && here <= 'Z'
                && Places.isFreeBefore(text, at, "_.+-")
                && (here <= '9' ? isNumber(text, at) : here >= 'A' && isWord(text, at));
    }

    /**
     * Whether eight digits follow each other, with single signs between, or six and a capital or {@code +}, as every number of
     * this class has it. Of the groups only the first may be a single digit.
     */
    private static boolean isNumber(String text, int at) {
        int digits = 0;
        int group = 0;
        for (int i = at; i < text.length() && digits < 8; i++) {
            char here = text.charAt(i);
            if (here >= '0' && here <= '9') {
                digits++;
                group++;
            } else if ((here >= 'A' && here <= 'Z') || here == '+') {
                return digits == 6;
            } else if (" -.".indexOf(here) >= 0 && group > 0 && (group > 1 || digits == 1)) {
                group = 0;
            } else {
                return false;
            }
        }
        return digits == 8;
    }

    /** Whether six capitals stand there, or one or two with a digit behind them. */
    private static boolean isWord(String text, int at) {
        int end = at;
        while (end < text.length() && end < at + 6 && text.charAt(end) >= 'A' && text.charAt(end) <= 'Z') {
            end++;
        }
        int capitals = end - at;
        end += end < text.length() && " -".indexOf(text.charAt(end)) >= 0 ? 1 : 0;
        return capitals == 6 || (capitals <= 2 && Places.isDigit(text, end));
    }

    private void find(Places places, @Nullable Pattern form, boolean needsContext, List<Finding> findings) {
        if (form == null) {
            return;
        }
        String text = places.text();
        places.each(form, match -> {
            if (rule.test(bare(match.group()))) {
                boolean told = context.standsBefore(text, match.start());
                if ((told || !needsContext) && !Surroundings.makeItAPart(text, match.start(), match.end())) {
                    double confidence = told ? 0.98 : 0.85;
                    findings.add(
                            PersonalDataType.NATIONAL_ID.finding(kind(), text, match.start(), match.end(), confidence));
                }
            }
        });
    }

    /** Leaves out what only groups the characters. */
    private static String bare(String id) {
        StringBuilder bare = new StringBuilder(id.length());
        for (int i = 0; i < id.length(); i++) {
            if (Character.isLetterOrDigit(id.charAt(i))) {
                bare.append(id.charAt(i));
            }
        }
        return bare.toString();
    }
}

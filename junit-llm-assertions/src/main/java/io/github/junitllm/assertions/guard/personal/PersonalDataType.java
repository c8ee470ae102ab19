package io.github.junitllm.assertions.guard.personal;

import io.github.junitllm.assertions.guard.Finding;
import io.github.junitllm.assertions.guard.Severity;
import io.github.junitllm.risk.OwaspRisk;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apiguardian.api.API;

/** The sorts of personal data that can be told. Where two claim the same place, the one that stands first here has it. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@SuppressWarnings("ImmutableEnumChecker") // Its functions are pure, which their types cannot say.
public enum PersonalDataType {
    /** Addresses as in RFC 5322 without comments and quotes, and with a dot in the domain. */
    EMAIL(Severity.MEDIUM, Emails::find),
    /** International bank account numbers, ISO 13616: length by country and check digits. */
    IBAN(Severity.HIGH, Ibans::find),
    /** Payment cards, ISO/IEC 7812: the prefix of an issuer, its lengths, and Luhn's check digit. */
    CARD(Severity.HIGH, Cards::find),
    /** Numbers that a state gives its people; the finding's kind says which: {@code us-ssn}. See {@link NationalId}. */
    NATIONAL_ID(Severity.HIGH, NationalId::find),
    /** MAC addresses of six bytes. */
    MAC_ADDRESS(Severity.LOW, NetworkAddresses::mac),
    /** IPv4 and IPv6 but for loopback, unspecified and mask addresses, and for versions of four parts. */
    IP_ADDRESS(Severity.LOW, NetworkAddresses::ip),
    /** A whole date behind a word that speaks of birth. */
    DATE_OF_BIRTH(Severity.MEDIUM, BirthDates::find),
    /** Phone numbers; needs the library {@code com.googlecode.libphonenumber:libphonenumber}. */
    PHONE(Severity.MEDIUM, text -> Phones.find(text, Phones.REGIONS)),
    /** Street and number, post boxes: a heuristic that misses many. */
    ADDRESS(Severity.MEDIUM, StreetAddresses::find);

    private final Severity severity;
    private final Function<String, List<Finding>> detector;

    PersonalDataType(Severity severity, Function<String, List<Finding>> detector) {
        this.severity = severity;
        this.detector = detector;
    }

    /** Returns the kind of its findings: {@code ip-address}; a national id is told by the kind of its country. */
    public String kind() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @param text see {@link EvenText} */
    List<Finding> find(String text) {
        return detector.apply(text);
    }

    Finding finding(String text, int start, int end, double confidence) {
        return finding(kind(), text, start, end, confidence);
    }

    Finding finding(String kind, String text, int start, int end, double confidence) {
        return Finding.masked(kind, text, start, end, severity, confidence, OwaspRisk.SENSITIVE_INFORMATION_DISCLOSURE);
    }
}

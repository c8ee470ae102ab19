package io.github.junitllm.assertions.guard.personal;

import io.github.junitllm.assertions.guard.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Addresses of machines, which are personal data where they lead to a person (GDPR, recital 30). */
final class NetworkAddresses {

    private static final Pattern IPV4 = Pattern.compile(
            "(?<![\\p{L}_]-)(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)"
                    + "(?![\\p{L}\\p{N}_]|[.+][\\p{L}\\p{N}]|-\\p{L})");

    /** As long as an address can be, with an IPv4 address at its end; what it is, is looked at afterwards. */
    private static final Pattern IPV6 = Pattern.compile(
            "(?=[0-9A-Fa-f]{0,4}:)[0-9A-Fa-f:]{2,39}(?:(?<=:)\\d{1,3}(?:\\.\\d{1,3}){3})?(?![\\p{L}\\p{N}_:]|\\.\\d)");

    private static final Pattern MAC = Pattern.compile(
            "(?:[0-9A-Fa-f]{2}(?:(?::[0-9A-Fa-f]{2}){5}|(?:-[0-9A-Fa-f]{2}){5})|[0-9A-Fa-f]{4}(?:\\.[0-9A-Fa-f]{4}){2})"
                    + "(?![\\p{L}\\p{N}_:-]|\\.\\w)");

    /** What numbers of four parts are, if not addresses. */
    private static final Context VERSION = Context.of(
            "version",
            "v",
            "ver",
            "fassung",
            "abschnitt",
            "kapitel",
            "release",
            "build",
            "firmware",
            "driver",
            "section",
            "chapter",
            "clause",
            "paragraph",
            "oid");

    /** What makes an address of them again. */
    private static final Context MACHINE =
            Context.of("ip", "address", "adresse", "host", "server", "client", "from", "at");

    private static final int NEAR = 24;

    private NetworkAddresses() {}

    static List<Finding> mac(String text) {
        List<Finding> findings = new ArrayList<>();
        Places.of(text, NetworkAddresses::mayBeginMac)
                .each(
                        MAC,
                        mac -> findings.add(PersonalDataType.MAC_ADDRESS.finding(text, mac.start(), mac.end(), 0.95)));
        return findings;
    }

    static List<Finding> ip(String text) {
        List<Finding> findings = new ArrayList<>();
        // The longer form first: one may end in an address of the other.
        Places.of(text, NetworkAddresses::mayBeginIpv6).each(IPV6, six -> {
            if (isIpv6(six.group())) {
                findings.add(PersonalDataType.IP_ADDRESS.finding(text, six.start(), six.end(), 0.95));
            }
        });
        Places.of(text, NetworkAddresses::mayBeginIpv4).each(IPV4, four -> {
            if (leadsToSomebody(four.group()) && !isVersion(text, four.start())) {
                findings.add(PersonalDataType.IP_ADDRESS.finding(text, four.start(), four.end(), 0.9));
            }
        });
        return findings;
    }

    private static boolean mayBeginMac(String text, int at) {
        return (isSign(text, at + 2, ":-") || isSign(text, at + 4, ".")) && Places.isFreeBefore(text, at, "_:.-");
    }

    private static boolean mayBeginIpv6(String text, int at) {
        for (int i = at; i < at + 5; i++) {
            if (isSign(text, i, ":")) {
                return Places.isFreeBefore(text, at, "_:.");
            }
            if (i == text.length() || Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return false;
    }

    private static boolean mayBeginIpv4(String text, int at) {
        return Places.isDigit(text, at)
                && (isSign(text, at + 1, ".") || isSign(text, at + 2, ".") || isSign(text, at + 3, "."))
                && Places.isFreeBefore(text, at, "_.+");
    }

    private static boolean isSign(String text, int at, String signs) {
        return at < text.length() && signs.indexOf(text.charAt(at)) >= 0;
    }

    private static boolean leadsToSomebody(String address) {
        return !address.startsWith("127.") && !address.startsWith("0.") && !address.startsWith("255.");
    }

    private static boolean isVersion(String text, int start) {
        String ahead = text.substring(Math.max(0, start - NEAR), start);
        return VERSION.standsBefore(ahead, ahead.length()) && !MACHINE.standsBefore(ahead, ahead.length());
    }

    private static boolean isIpv6(String address) {
        int gap = address.indexOf("::");
        boolean mapped = address.indexOf('.') >= 0;
        boolean oneGap = gap >= 0 && address.indexOf("::", gap + 1) < 0;
        boolean edges = gap == 0 || address.charAt(0) != ':';
        boolean end = address.endsWith("::") || !address.endsWith(":");
        int groups = mapped ? 1 : 0;
        for (String group : address.split(":", -1)) {
            if (group.length() > 4 && group.indexOf('.') < 0) {
                return false;
            }
            groups += group.isEmpty() ? 0 : 1;
        }
        boolean whole = gap < 0 ? groups == 8 : oneGap && groups >= 2 && groups <= 7;
        // "ab::cd" is a name in C++ and Rust; times have no gap and never eight parts.
        return whole && edges && end && address.chars().anyMatch(Character::isDigit);
    }
}

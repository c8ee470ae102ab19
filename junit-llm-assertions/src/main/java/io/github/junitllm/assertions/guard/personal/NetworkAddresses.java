package io.github.junitllm.assertions.guard.personal;

import io.github.junitllm.assertions.guard.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of machines, which are personal data where they lead to a person (GDPR, recital 30). */
final class NetworkAddresses {

    private static final Pattern IPV4 = Pattern.compile(
            "(?<![\\p{L}\\p{N}_.+])(?<![\\p{L}_]-)(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)"
                    + "(?![\\p{L}\\p{N}_]|[.+][\\p{L}\\p{N}]|-\\p{L})");

    /** As long as an address can be, with an IPv4 address at its end; what it is, is looked at afterwards. */
    private static final Pattern IPV6 = Pattern.compile(
            "(?<![\\p{L}\\p{N}_:.])(?=[0-9A-Fa-f]{0,4}:)[0-9A-Fa-f:]{2,39}(?:(?<=:)\\d{1,3}(?:\\.\\d{1,3}){3})?(?![\\p{L}\\p{N}_:]|\\.\\d)");

    private static final Pattern MAC = Pattern.compile("(?<![\\p{L}\\p{N}_:.-])"
            + "(?:[0-9A-Fa-f]{2}(?:(?::[0-9A-Fa-f]{2}){5}|(?:-[0-9A-Fa-f]{2}){5})|[0-9A-Fa-f]{4}(?:\\.[0-9A-Fa-f]{4}){2})"
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
        Matcher matcher = MAC.matcher(text);
        while (matcher.find()) {
            findings.add(PersonalDataType.MAC_ADDRESS.finding(text, matcher.start(), matcher.end(), 0.95));
        }
        return findings;
    }

    static List<Finding> ip(String text) {
        List<Finding> findings = new ArrayList<>();
        // The longer form first: one may end in an address of the other.
        Matcher six = IPV6.matcher(text);
        while (six.find()) {
            if (isIpv6(six.group())) {
                findings.add(PersonalDataType.IP_ADDRESS.finding(text, six.start(), six.end(), 0.95));
            }
        }
        Matcher four = IPV4.matcher(text);
        while (four.find()) {
            if (leadsToSomebody(four.group()) && !isVersion(text, four.start())) {
                findings.add(PersonalDataType.IP_ADDRESS.finding(text, four.start(), four.end(), 0.9));
            }
        }
        return findings;
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

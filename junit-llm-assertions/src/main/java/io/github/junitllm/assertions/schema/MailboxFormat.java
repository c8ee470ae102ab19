package io.github.junitllm.assertions.schema;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Format;
import com.networknt.schema.format.IPv6Format;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The formats {@code email} and {@code idn-email}: a mailbox by the syntax of RFC 5321, section 4.1.2, and RFC 6531, section
 * 3.3. The library compares with a list of top-level domains too, which knows neither new nor private ones nor
 * {@code .example}.
 */
final class MailboxFormat implements Format {

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_DOMAIN = 255;

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~UNICODE-]++";
    private static final String LABEL = "[A-Za-z0-9UNICODE](?:[A-Za-z0-9UNICODE-]{0,61}[A-Za-z0-9UNICODE])?";
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile("\\[" + OCTET + "(?:\\." + OCTET + "){3}]");
    private static final String IPV6 = "[IPv6:";

    private final String name;
    private final Pattern local;
    private final Pattern domain;
    private final Format address = new IPv6Format();

    private MailboxFormat(String name, String unicode) {
        this.name = name;
        String quoted = "\"(?:[ !#-\\[\\]-~UNICODE]|\\\\[ -~])*+\"";
        this.local = Pattern.compile((ATOM + "(?:\\." + ATOM + ")*+|" + quoted).replace("UNICODE", unicode));
        this.domain = Pattern.compile((LABEL + "(?:\\." + LABEL + ")*+").replace("UNICODE", unicode));
    }

    static MailboxFormat ascii() {
        return new MailboxFormat("email", "");
    }

    static MailboxFormat international() {
        return new MailboxFormat("idn-email", "\\x{A0}-\\x{10FFFF}");
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getMessageKey() {
        return "format." + name;
    }

    @Override
    public boolean matches(ExecutionContext context, String text) {
        int at = text.lastIndexOf('@');
        if (at < 1 || octets(text.substring(0, at)) > LONGEST_NAME) {
            return false;
        }
        String host = text.substring(at + 1);
        return local.matcher(text.substring(0, at)).matches() && isHost(context, host);
    }

    private boolean isHost(ExecutionContext context, String host) {
        if (octets(host) > LONGEST_DOMAIN) {
            return false;
        }
        boolean literal = host.regionMatches(true, 0, IPV6, 0, IPV6.length()) && host.endsWith("]");
        return literal
                ? address.matches(context, host.substring(IPV6.length(), host.length() - 1))
                : IPV4.matcher(host).matches() || domain.matcher(host).matches();
    }

    private static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

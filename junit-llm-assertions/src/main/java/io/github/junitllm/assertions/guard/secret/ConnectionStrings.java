package io.github.junitllm.assertions.guard.secret;

import io.github.junitllm.assertions.guard.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code postgres://user:password@host}, {@code Password=...;}, {@code api_key = "..."}. */
final class ConnectionStrings {

    private static final Pattern URL = Pattern.compile(
            "(?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]{1,30}+://[^\\s:/@?#\"'<>]{0,100}+:([^\\s/@?#\"'<>]{1,200}+)@[^\\s\"'<>]{1,200}+");

    private static final Pattern SETTING = Pattern.compile(
            "(?<![A-Za-z0-9])(?:password|passwd|pwd|accountkey|sharedaccesskey|client[_-]?secret|api[_-]?key|secret[_-]?key"
                    + "|access[_-]?token|auth[_-]?token)[\"']?[ \\t]{0,3}+[=:][ \\t]{0,3}+[\"']?([^\\s;\"'<>,&]{8,200}+)",
            Pattern.CASE_INSENSITIVE);

    /** What stands in place of a password in documents. */
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?i)\\$?[{\\[(<%*].*|\\$[A-Z_a-z]+|x+|\\*+|\\.+|redacted|password|passwd|pass|pwd|secret|changeme|your[-_].*|example.*|<.*");

    private ConnectionStrings() {}

    static List<Finding> find(String text) {
        List<Finding> findings = new ArrayList<>();
        add("connection-string", URL.matcher(text), text, findings);
        add("credential-setting", SETTING.matcher(text), text, findings);
        return findings;
    }

    private static void add(String kind, Matcher matcher, String text, List<Finding> findings) {
        while (matcher.find()) {
            if (!PLACEHOLDER.matcher(matcher.group(1)).matches()) {
                // Only the password is the secret, and it is what is masked.
                findings.add(Secrets.finding(kind, text, matcher.start(1), matcher.end(1), 0.85));
            }
        }
    }
}

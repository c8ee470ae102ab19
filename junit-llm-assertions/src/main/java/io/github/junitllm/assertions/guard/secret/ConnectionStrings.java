package io.github.junitllm.assertions.guard.secret;

import io.github.junitllm.assertions.guard.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code postgres://user:password@host}, {@code Password=...;}, {@code api_key = "..."}, "the password is ...". */
final class ConnectionStrings {

    private static final Pattern URL = Pattern.compile(
            "(?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]{1,30}+://[^\\s:/@?#\"'<>]{0,100}+:([^\\s/@?#\"'<>]{1,200}+)@[^\\s\"'<>]{1,200}+");

    private static final String NAME =
            "(?:password|passwd|pwd|passphrase|accountkey|sharedaccesskey|client[_-]?secret|api[_-]?key"
                    + "|secret[_-]?key|access[_-]?token|auth[_-]?token|passwort|kennwort|mot de passe|contraseña|clave de acceso|senha"
                    + "|parola d'ordine|wachtwoord|lösenord|hasło|пароль|密码|密碼|パスワード)";

    /** The name, what joins it to its value, a quotation mark, and the value. */
    private static final Pattern SETTING = Pattern.compile(
            "(?<![\\p{L}\\p{N}])" + NAME
                    + "[\"']?([ \\t]{0,3}+[=:：][ \\t]{0,3}+|\\s(?:is|lautet|ist|est|es|è|é)(?:[ \\t]{0,3}:)?\\s)([\"'`]?)([^\\s;\"'`<>,&]{6,200}+)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private ConnectionStrings() {}

    static List<Finding> find(String text) {
        List<Finding> findings = new ArrayList<>();
        Matcher url = URL.matcher(text);
        while (url.find()) {
            if (!Placeholders.has(url.group(1))) {
                findings.add(finding("connection-string", text, url.start(1), url.end(1)));
            }
        }
        Matcher setting = SETTING.matcher(text);
        while (setting.find()) {
            // Unquoted behind a colon or "is" stands prose as often as a value: "Password: required".
            boolean exact = !setting.group(2).isEmpty() || setting.group(1).indexOf('=') >= 0;
            int end = exact ? setting.end(3) : withoutPunctuation(text, setting.start(3), setting.end(3));
            String value = text.substring(setting.start(3), end);
            if (!Placeholders.has(value)
                    && (!setting.group(2).isEmpty() || !Placeholders.isCode(value))
                    && (exact || Placeholders.isNoWord(value))) {
                findings.add(finding("credential-setting", text, setting.start(3), end));
            }
        }
        return findings;
    }

    private static int withoutPunctuation(String text, int start, int end) {
        int last = end;
        while (last > start + 1 && ".!?:)]}*".indexOf(text.charAt(last - 1)) >= 0) {
            last--;
        }
        return last;
    }

    /** Only the password is the secret, and it is what is masked. */
    private static Finding finding(String kind, String text, int start, int end) {
        return Secrets.finding(kind, text, start, end, 0.85);
    }
}

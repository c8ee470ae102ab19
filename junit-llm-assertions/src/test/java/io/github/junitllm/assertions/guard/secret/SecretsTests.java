package io.github.junitllm.assertions.guard.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.assertions.guard.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys are put together here, so that no scanner takes this file for a leak. */
class SecretsTests {

    private static final String RANDOM = "q7Zk2Lx9Vb4Nw8Rt1Yp6Ms3Hd5Jf0Gc";

    @Test
    void keysOfProvidersAreFoundByTheRulesOfFixtures() {
        String text = "use sk-" + "proj1" + RANDOM + " or AKIA" + "ABCDEFGHIJKLMNOP" + " 😀";
        List<Finding> findings = Secrets.keys().inspect(text);
        assertThat(findings)
                .extracting(Finding::kind)
                .containsExactly("key-of-openai-anthropic-or-alike", "aws-access-key-id");
        assertThat(findings).allSatisfy(finding -> assertThat(finding.excerpt()).hasSizeLessThan(16));
    }

    @Test
    void privateKeysAndWebTokensAreFound() {
        String pem = "-----BEGIN RSA " + "PRIVATE KEY-----\nMIIB\n-----END RSA " + "PRIVATE KEY-----";
        String token = "eyJhbGciOiJIUzI1NiJ9" + ".eyJzdWIiOiIxMjM0In0" + ".abc";
        assertThat(Secrets.keys().inspect(pem)).hasSize(1);
        assertThat(Secrets.keys().inspect("x-" + token)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgres://app:s3cr3tpw@db.acme.com:5432/x|s3cr3tpw",
                "redis://:hunter2hunter2@cache:6379|hunter2hunter2",
                "Server=db;User=app;Password=Tr0ub4dor&3;|Tr0ub4dor",
                "api_key: 'abcdefgh12345'|abcdefgh12345"
            })
    void passwordsOfConnectionsAreFound(String text, String password) {
        assertThat(Secrets.connectionStrings().inspect(text))
                .extracting(finding -> text.substring(finding.start(), finding.end()))
                .containsExactly(password);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "postgres://app:${PASSWORD}@db/x",
                "https://acme.com:8080/@me",
                "password = <your password>",
                "password: changeme",
                "a sentence with words only, however long it may be",
                "550e8400-e29b-41d4-a716-446655440000",
                "commit e83c5163316f89bfbde7d9ab23ca2e25604af290",
                "/usr/local/lib/Python3/SitePackages/Numpy2/Core",
                "AbstractSingletonProxyFactoryBean2Impl"
            })
    void placeholdersNamesAndDigestsAreNot(String text) {
        assertThat(Secrets.all().inspect(text)).isEmpty();
    }

    @Test
    void randomStringsAreFoundAndDigestsOnlyUnderATellingName() {
        assertThat(Secrets.highEntropy().inspect("it is " + RANDOM + "!"))
                .extracting(Finding::confidence)
                .containsExactly(0.55);
        assertThat(Secrets.highEntropy().inspect("token=" + RANDOM))
                .extracting(Finding::confidence)
                .containsExactly(0.8);
        assertThat(Secrets.highEntropy().inspect("secret: e83c5163316f89bfbde7d9ab23ca2e25604af290"))
                .hasSize(1);
    }

    @Test
    void findingsOfAllDoNotOverlap() {
        assertThat(Secrets.all().inspect("api_key=sk-proj1" + RANDOM)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Passwort: geheim1234",
                "Kennwort: geheim1234",
                "mot de passe : soleil1234",
                "contraseña: sol12345",
                "Das Passwort lautet geheim1234.",
                "The password is hunter2x.",
                "password: hunter2",
                "\"password\": \"correcthorse\"",
                "password=\"hunterhunter\"",
                "pwd=Tr0ub4dor",
                "postgres://user:s3cr3tpw@host/db",
                "пароль: qwerty123"
            })
    void passwordsAreFoundInSeveralLanguages(String text) {
        assertThat(Secrets.connectionStrings().inspect(text)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Password: required",
                "password: ********",
                "password: ••••••••",
                "Passwort: vergessen?",
                "Password: incorrect",
                "password must be changed",
                "postgres://user:password@host/db",
                "postgres://user:${DB_PASSWORD}@host/db",
                "postgres://user:<password>@host/db",
                "postgres://user:DB_PASSWORD@host/db",
                "postgres://user:$DB_PASSWORD@host/db",
                "postgres://user:{{ password }}@host/db",
                "postgres://user:%PASSWORD%@host/db",
                "postgres://user:yourpassword@host/db",
                "postgres://user:your_password_here@host/db",
                "postgres://USER:PASS@HOST/db",
                "password = getPassword()",
                "password: os.environ[\"DB_PASSWORD\"]",
                "password: process.env.DB_PASSWORD",
                "api_key = config.get(\"api_key\")",
                "api_key: YOUR_API_KEY",
                "api_key: string",
                "client_secret: <insert secret here>",
                "The password is case-sensitive.",
                "Your password is required.",
                "password: at least 8 characters",
                "token: null",
                "password: undefined",
                "<input type=\"password\" name=\"password\">"
            })
    void whatStandsInPlaceOfAPasswordIsNone(String text) {
        assertThat(Secrets.all().inspect(text)).isEmpty();
    }
}

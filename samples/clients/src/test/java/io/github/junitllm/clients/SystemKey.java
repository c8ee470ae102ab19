package io.github.junitllm.clients;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** Sets the key in the system properties the clients of AWS and the gateway read, and restores what was there. */
final class SystemKey implements BeforeEachCallback, AfterEachCallback {

    static final AwsCredentials KEY =
            AwsBasicCredentials.create("AKIDTESTTESTTESTTEST", "secretSecret/secret+SecretSecretSecret00");

    private final Map<String, @Nullable String> before = new HashMap<>();

    @Override
    public void beforeEach(ExtensionContext context) {
        set("aws.accessKeyId", KEY.accessKeyId());
        set("aws.secretAccessKey", KEY.secretAccessKey());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        before.forEach(SystemKey::restore);
    }

    private void set(String property, String value) {
        before.put(property, System.setProperty(property, value));
    }

    private static void restore(String property, @Nullable String value) {
        if (value == null) {
            System.clearProperty(property);
        } else {
            System.setProperty(property, value);
        }
    }
}

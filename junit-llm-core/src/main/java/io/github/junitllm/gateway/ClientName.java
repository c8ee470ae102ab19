package io.github.junitllm.gateway;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The client library a request names in its {@code User-Agent}. */
final class ClientName {

    /** A product, and a version where it stands apart: {@code OpenAIClientImpl/Java 4.8.0}. */
    private static final Pattern PRODUCT = Pattern.compile("[!-~]{1,80}(?: v?[0-9][!-~]{0,20})?");

    /** The JDK's own client, and those that name nothing but the JDK: its version changes with the machine. */
    private static final Pattern JDK = Pattern.compile("(Java(?:-http-client)?)/.*");

    private ClientName() {}

    /** Returns the first product of the header, which is the library; empty if there is none. */
    static String of(@Nullable String userAgent) {
        Matcher product = PRODUCT.matcher(userAgent == null ? "" : userAgent.strip());
        return product.lookingAt() ? JDK.matcher(product.group()).replaceFirst("$1") : "";
    }
}

package io.github.junitllm.tokens;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Counts with jtokkit, which has the encodings of OpenAI; the only class that knows it. */
final class JtokkitEstimator implements TokenEstimator {

    /** Loads each encoding when it is first asked for, and keeps it: there are megabytes of each. */
    private static final EncodingRegistry REGISTRY = Encodings.newLazyEncodingRegistry();

    private final Encoding encoding;

    private JtokkitEstimator(Encoding encoding) {
        this.encoding = encoding;
    }

    static JtokkitEstimator of(String name) {
        Encoding encoding = REGISTRY.getEncoding(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no encoding \"" + name + "\"; there are "
                        + Arrays.stream(EncodingType.values())
                                .map(EncodingType::getName)
                                .collect(Collectors.joining(", "))));
        return new JtokkitEstimator(encoding);
    }

    @Override
    public String encoding() {
        return encoding.getName();
    }

    @Override
    public long tokens(String text) {
        // Half a surrogate pair, which JSON can bring, has no UTF-8: it goes as a question mark.
        String encodable = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return encoding.countTokensOrdinary(encodable);
    }
}

package io.github.junitllm.golden;

import io.github.junitllm.json.CanonicalJson;
import io.github.junitllm.json.CanonicalWriter;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The hash of cases in their order: the same for every way of writing them down. */
final class ContentHash {

    private final MessageDigest digest = CanonicalJson.newDigest();
    private final CanonicalWriter writer = new CanonicalWriter();

    void add(EvalCase golden) {
        writer.reset();
        golden.writeTo(writer);
        writer.update(digest);
        digest.update((byte) '\n');
    }

    /** The hash of all cases added; to be asked for once, at the end. */
    String version() {
        return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }
}

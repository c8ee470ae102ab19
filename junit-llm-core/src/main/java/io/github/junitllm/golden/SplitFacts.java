package io.github.junitllm.golden;

import io.github.junitllm.json.CanonicalJson;
import io.github.junitllm.json.CanonicalWriter;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** What is counted and hashed while the cases of one split pass by. */
final class SplitFacts {

    private final MessageDigest digest = CanonicalJson.newDigest();
    private final CanonicalWriter writer = new CanonicalWriter();
    private final Map<String, Long> casesPerTag = new TreeMap<>();
    private long cases;
    private boolean weighted;

    void add(EvalCase golden) {
        cases++;
        weighted |= golden.weight() != 1;
        for (String tag : golden.tags()) {
            casesPerTag.merge(tag, 1L, Long::sum);
        }
        writer.reset();
        golden.writeTo(writer);
        writer.update(digest);
        digest.update((byte) '\n');
    }

    long cases() {
        return cases;
    }

    boolean weighted() {
        return weighted;
    }

    Map<String, Long> casesPerTag() {
        return casesPerTag;
    }

    /** The hash of all cases added; to be asked for once, at the end. */
    String version() {
        return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }
}

package io.github.junitllm.call;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Bodies as text. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class BodyText {

    private BodyText() {}

    /** Returns the text of a body, or {@code null} if it is not UTF-8. */
    public static @Nullable String utf8(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException binary) {
            return null;
        }
    }

    static String of(byte[] body) {
        String text = utf8(body);
        return text == null ? Base64.getEncoder().encodeToString(body) : text;
    }
}

package io.github.junitllm.assertions.redteam;

import org.apiguardian.api.API;

/**
 * How an attack's text is dressed or brought in. Deterministic: what is chosen at random, the seed and the attack's id
 * decide.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Strategy {
    /** The template as it is: what every other strategy is compared with. */
    PLAIN("plain", Channel.MESSAGE),
    /** The application is to play somebody who would do it. */
    ROLE_PLAY("role-play", Channel.MESSAGE),
    /** Somebody speaks who claims to be entitled to it. */
    AUTHORITY("authority", Channel.MESSAGE),
    /** The attack stands last in a long row of questions that were all answered. */
    MANY_SHOT("many-shot", Channel.MESSAGE),
    /** The attack is wrapped in another language, in which the answer is to be. */
    LANGUAGE("language", Channel.MESSAGE),
    /** Base64. */
    BASE64("base64", Channel.MESSAGE),
    /** Hexadecimal digits of UTF-8. */
    HEX("hex", Channel.MESSAGE),
    /** Letters turned by 13. */
    ROT13("rot13", Channel.MESSAGE),
    /** One encoding in another. */
    ENCODING_LAYERS("encoding-layers", Channel.MESSAGE),
    /** Letters of other scripts that look the same. */
    HOMOGLYPHS("homoglyphs", Channel.MESSAGE),
    /** Invisible characters between the letters. */
    ZERO_WIDTH("zero-width", Channel.MESSAGE),
    /** Wholly in Unicode's tags, which nobody sees, behind a harmless question. */
    INVISIBLE_TAGS("invisible-tags", Channel.MESSAGE),
    /** Digits and signs for letters. */
    LEETSPEAK("leetspeak", Channel.MESSAGE),
    /** In pieces, to be put together by the model. */
    SPLITTING("splitting", Channel.MESSAGE),
    /** In pieces, one in each message. */
    SPLIT_TURNS("split-turns", Channel.CONVERSATION),
    /** A conversation that begins harmlessly and comes closer with each message, after a fixed script. */
    CRESCENDO("crescendo", Channel.CONVERSATION),
    /** In a document that the application retrieved. */
    DOCUMENT("document", Channel.DOCUMENT),
    /** In what a tool gave back. */
    TOOL_OUTPUT("tool-output", Channel.TOOL_OUTPUT);

    private final String label;
    private final Channel channel;

    Strategy(String label, Channel channel) {
        this.label = label;
        this.channel = channel;
    }

    /** Returns the name in ids and tags: {@code role-play}. */
    public String label() {
        return label;
    }

    /** Returns the way it takes. */
    public Channel channel() {
        return channel;
    }

    @Override
    public String toString() {
        return label;
    }
}

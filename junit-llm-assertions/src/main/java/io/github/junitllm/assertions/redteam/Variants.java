package io.github.junitllm.assertions.redteam;

import java.util.List;

/** The ways to carry out each strategy. */
final class Variants {

    private static final List<Variant> PLAIN = List.of(Variant.message("", text -> text));

    private Variants() {}

    static List<Variant> of(Strategy strategy) {
        return switch (strategy) {
            case PLAIN -> PLAIN;
            case ROLE_PLAY -> Frames.ROLE_PLAY;
            case AUTHORITY -> Frames.AUTHORITY;
            case MANY_SHOT -> ManyShots.ALL;
            case LANGUAGE -> Frames.LANGUAGE;
            case BASE64 -> Disguises.BASE64;
            case HEX -> Disguises.HEX;
            case ROT13 -> Disguises.ROT13;
            case ENCODING_LAYERS -> Disguises.LAYERS;
            case HOMOGLYPHS -> Disguises.HOMOGLYPHS;
            case ZERO_WIDTH -> Disguises.ZERO_WIDTH;
            case INVISIBLE_TAGS -> Disguises.INVISIBLE_TAGS;
            case LEETSPEAK -> Disguises.LEETSPEAK;
            case SPLITTING -> Splits.IN_ONE_MESSAGE;
            case SPLIT_TURNS -> Splits.IN_TURNS;
            case CRESCENDO -> Scripts.CRESCENDO;
            case DOCUMENT -> Carriers.DOCUMENTS;
            case TOOL_OUTPUT -> Carriers.TOOL_OUTPUTS;
        };
    }
}

package io.github.junitllm.assertions.guard.personal;

/**
 * What stands around a number without a gap. Encoded bytes and long rows of numbers hold everything that check digits let
 * pass, one in ten or one in a hundred times.
 */
final class Surroundings {

    private static final int REACH = 48;

    /** Fewer characters tell nothing. */
    private static final int LEAST = 12;

    private Surroundings() {}

    /** Whether the place is a part of a longer run of encoded bytes, or of a row of numbers with blanks between them. */
    static boolean makeItAPart(String text, int start, int end) {
        return isEncoded(text, start, end) || isInRow(text, start, end);
    }

    /**
     * Whether the characters of Base64 around the place, up to the next that is none, are as mixed as chance mixes them: small
     * letters, capitals and digits take turns at two of five places, which they seldom do in words put together.
     */
    static boolean isEncoded(String text, int start, int end) {
        int from = start;
        while (from > Math.max(0, start - REACH) && isBase64(text.charAt(from - 1))) {
            from--;
        }
        int to = end;
        while (to < Math.min(text.length(), end + REACH) && isBase64(text.charAt(to))) {
            to++;
        }
        String around = text.substring(from, start) + text.substring(end, to);
        int turns = turns(text, from, start) + turns(text, end, to);
        return around.length() >= LEAST && 5 * turns >= 2 * around.length() && isOfAllKinds(around);
    }

    private static boolean isOfAllKinds(String around) {
        return around.chars().anyMatch(c -> c >= 'a' && c <= 'z')
                && around.chars().anyMatch(c -> c >= 'A' && c <= 'Z')
                && around.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    private static int turns(String text, int from, int to) {
        int turns = 0;
        for (int i = from + 1; i < to; i++) {
            turns += Character.getType(text.charAt(i)) == Character.getType(text.charAt(i - 1)) ? 0 : 1;
        }
        return turns;
    }

    private static boolean isBase64(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "+/=_-".indexOf(c) >= 0;
    }

    /** Whether the place has a blank in it, as the digits ahead of it and behind it have. */
    private static boolean isInRow(String text, int start, int end) {
        int blank = text.indexOf(' ', start);
        return blank >= 0
                && blank < end
                && start > 1
                && text.charAt(start - 1) == ' '
                && Places.isDigit(text, start - 2)
                && text.startsWith(" ", end)
                && Places.isDigit(text, end + 1);
    }
}

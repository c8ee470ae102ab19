package io.github.junitllm.report;

import java.nio.charset.StandardCharsets;

/** Text of at most so many bytes of UTF-8, made of pieces that are taken whole or not at all. */
final class BoundedText {

    private final StringBuilder text = new StringBuilder();
    private final String tail;
    private int room;
    private boolean cut;

    /**
     * @param maxBytes the bound
     * @param tail what ends the text when a piece was left out
     */
    BoundedText(int maxBytes, String tail) {
        this.tail = tail;
        this.room = maxBytes - bytes(tail);
    }

    void append(String piece) {
        int bytes = bytes(piece);
        if (bytes > room) {
            cut = true;
            return;
        }
        room -= bytes;
        text.append(piece);
    }

    @Override
    public String toString() {
        return cut ? text + tail : text.toString();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

package io.github.junitllm.assertions.structure;

/**
 * A place in a text, as messages show it: {@code 3:14}.
 *
 * @param line from 1
 * @param column from 1, in UTF-16
 */
record Place(int line, int column) {

    static Place of(String text, int offset) {
        int line = 1;
        int start = 0;
        for (int at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
            line++;
            start = at + 1;
        }
        return new Place(line, offset - start + 1);
    }

    /** Returns the place of a place in a part of a text that begins here. */
    Place plus(int lineInside, int columnInside) {
        return new Place(line + lineInside - 1, lineInside == 1 ? column + columnInside - 1 : columnInside);
    }

    @Override
    public String toString() {
        return line + ":" + column;
    }
}

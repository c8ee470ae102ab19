package io.github.junitllm.assertions.answer;

/**
 * What stands around a part of a text, in its line and near it.
 *
 * @param begins whether the line begins there; otherwise more stands ahead
 */
record Around(String before, String after, boolean begins) {

    private static final int REACH = 60;

    static Around of(String text, int start, int end) {
        int from = start;
        while (from > 0 && start - from < REACH && text.charAt(from - 1) != '\n') {
            from--;
        }
        int to = end;
        while (to < text.length() && to - end < REACH && text.charAt(to) != '\n') {
            to++;
        }
        return new Around(
                text.substring(from, start), text.substring(end, to), from == 0 || text.charAt(from - 1) == '\n');
    }
}

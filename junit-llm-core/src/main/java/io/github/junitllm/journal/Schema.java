package io.github.junitllm.journal;

/**
 * The version of the journal's lines. A new field or a new type of line raises the minor number and is skipped by older
 * readers; a changed meaning raises the major number, which older readers refuse.
 */
final class Schema {

    static final int MAJOR = 1;
    static final String VERSION = MAJOR + ".0";

    private Schema() {}

    /** Returns the major number of a version, or -1 when it is none. */
    static int major(String version) {
        int dot = version.indexOf('.');
        try {
            return Integer.parseInt(dot < 0 ? version : version.substring(0, dot));
        } catch (NumberFormatException notAVersion) {
            return -1;
        }
    }
}

package io.github.junitllm.assertions.redteam;

/**
 * What an application may do with attacks that then count as tried all the same.
 *
 * @param cuts whether it may send a part of one only
 * @param hiddenSessions whether it may remember earlier messages in a way that its requests do not show
 */
record Allowance(boolean cuts, boolean hiddenSessions) {

    static final Allowance NONE = new Allowance(false, false);
}

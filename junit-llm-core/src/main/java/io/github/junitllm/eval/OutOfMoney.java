package io.github.junitllm.eval;

/** Says that a sample was not run, because the run may spend nothing any more. */
final class OutOfMoney extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutOfMoney(String reason) {
        // There would be one for each sample that is left, and none of them tells more than the reason.
        super("not run: " + reason, null, false, false);
    }
}

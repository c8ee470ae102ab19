package io.github.junitllm.gateway.http;

import java.util.regex.Pattern;

/**
 * Keeps web pages out. A browser lets any page send requests to this machine, at its own name too if its owner says that
 * the name is this machine's address, and names the page in the Origin header of all but plain reads. Pages of this machine,
 * which a developer serves, and programs may ask.
 */
final class Origin {

    private static final Pattern WEB = Pattern.compile("null|https?://.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern OF_THIS_MACHINE =
            Pattern.compile("https?://(localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1])(:\\d+)?", Pattern.CASE_INSENSITIVE);

    private Origin() {}

    /** Refuses the request of a page from elsewhere, before anything of it is read, recorded or paid for. */
    static void requireLocal(Headers headers) throws BadRequestException {
        for (String origin : headers.all("origin")) {
            if (WEB.matcher(origin).matches()
                    && !OF_THIS_MACHINE.matcher(origin).matches()) {
                throw new BadRequestException(
                        403,
                        "A web page of another origin asks the gateway: " + RequestReader.excerpt(origin)
                                + ". It answers programs, and pages from localhost, only.");
            }
        }
    }
}

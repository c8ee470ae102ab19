package io.github.junitllm.benchmarks.calls;

import io.github.junitllm.fixture.FixtureStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A conversation of one question and one answer of some 700 bytes, of which there are as many as wanted. */
final class Chat {

    static final String PATH = "/v1/chat/completions";
    static final String EVAL = "com.acme.SupportEvals/answers";
    static final String CONTENT_TYPE = "application/json";

    static final String MODEL = "gpt-4o-mini";
    static final String RULES = "You answer questions about refunds in one or two sentences.";

    private static final String QUESTION = "My order ";
    private static final String TEXT =
            "You can return unused items within 30 days of delivery and get your money back. "
                    + "The refund goes to the original payment method within 5 working days after the parcel reaches our "
                    + "warehouse. Return parcels are free from Germany; from other countries the label costs 6 euros.";

    private Chat() {}

    static String caseId(int number) {
        return "case-" + number;
    }

    static String question(int number) {
        return QUESTION + number + " came late. Can I still return what I do not like?";
    }

    static String request(int number) {
        return "{\"model\":\"" + MODEL + "\",\"temperature\":0.0,\"messages\":["
                + "{\"role\":\"system\",\"content\":\"" + RULES + "\"},"
                + "{\"role\":\"user\",\"content\":\"" + question(number) + "\"}]}";
    }

    /** Finds out which case a request is of. */
    static int number(String request) {
        int from = request.indexOf(QUESTION) + QUESTION.length();
        return Integer.parseInt(request.substring(from, request.indexOf(' ', from)));
    }

    static byte[] requestBytes(int number) {
        return request(number).getBytes(StandardCharsets.UTF_8);
    }

    static String answer(int number) {
        return "{\"id\":\"chatcmpl-" + number + "\",\"object\":\"chat.completion\",\"created\":1763683200,"
                + "\"model\":\"gpt-4o-mini-2024-07-18\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","
                + "\"content\":\"Order " + number + ": " + TEXT + "\",\"refusal\":null},\"logprobs\":null,"
                + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":61,\"completion_tokens\":74,"
                + "\"total_tokens\":135},\"service_tier\":\"default\",\"system_fingerprint\":\"fp_44709d6fcb\"}";
    }

    /** Writes the fixtures of cases 0 to one less than the number, one interaction in each, unless they are there. */
    static void write(Path fixtures, String eval, int cases) throws IOException {
        var store = new FixtureStore(fixtures, null);
        if (Files.exists(store.file(eval, caseId(cases - 1)))) {
            return;
        }
        for (int number = 0; number < cases; number++) {
            Path file = store.file(eval, caseId(number));
            Files.createDirectories(file.getParent());
            Files.writeString(file, fixture(eval, number));
        }
    }

    private static String fixture(String eval, int number) {
        return "{\"schema\":1,\"eval\":\"" + eval + "\",\"case\":\"" + caseId(number)
                + "\",\"samples\":[{\"sample\":1,\"recordedAt\":\"2026-11-21T08:30:00Z\",\"interactions\":["
                + "{\"protocol\":\"openai-chat\",\"request\":{\"method\":\"POST\",\"path\":\"" + PATH + "\",\"json\":"
                + request(number)
                + "},\"response\":{\"status\":200,\"headers\":{\"content-type\":\"application/json\"},"
                + "\"headMicros\":812000,\"firstByteMicros\":812300,\"totalMicros\":812700,\"layout\":\"compact\","
                + "\"json\":" + answer(number) + "}}]}]}\n";
    }
}

package io.github.junitllm.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.junitllm.call.AnswerFacts;
import io.github.junitllm.call.Piece;
import io.github.junitllm.call.RawAnswer;
import io.github.junitllm.call.RawRequest;
import io.github.junitllm.call.Usage;
import io.github.junitllm.call.WireProtocol;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a client gets in place of its answer.
 *
 * @param answer its bytes and times; of status 0 and without a body where the connection ends before them
 * @param stalls whether nothing more comes after the bytes, until the client gives up or {@link FaultPlan#longestStall()} is over
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record FaultyAnswer(RawAnswer answer, boolean stalls) {

    private static final String STAND_IN = "This answer stands in for one that nobody has recorded.";
    private static final String PAGE = """
            <!DOCTYPE html>
            <html><head><title>Sign in to continue</title></head>
            <body><h1>Sign in to continue</h1><p>Your session has ended.</p></body></html>
            """;

    /** Whether a fault is made of the answer that would have come. */
    public static boolean needsAnswer(Fault fault) {
        return fault.kind() == Fault.Kind.ABOUT_ANSWER || fault == Fault.LENGTH;
    }

    /** Whether a fault spoils an answer that the provider gave and counted all the same. */
    public static boolean spoils(Fault fault) {
        return fault.kind() == Fault.Kind.ABOUT_ANSWER || fault == Fault.WRONG_CONTENT_TYPE;
    }

    /**
     * Makes a fault.
     *
     * @param fault not one {@linkplain Fault#isInAddress() in the address}, and not none
     * @param told how long the client is asked to wait in the time of the clock, null if it is not asked
     * @param recorded the answer that would have come; null if it is not known
     * @throws UnfitFaultException if there is no such fault for this request
     */
    public static FaultyAnswer of(
            Fault fault, FaultPlan plan, @Nullable Duration told, RawRequest request, @Nullable RawAnswer recorded) {
        Dialect dialect = Dialect.of(request);
        FaultedRequest asked = FaultedRequest.of(request);
        return switch (fault.kind()) {
            case ERROR -> error(dialect.error(fault, asked, asks(fault) ? plan.retryAfter() : null), fault, plan, told);
            case CONNECTION ->
                new FaultyAnswer(new RawAnswer(0, Map.of(), 0, 0, 0, List.of(), RawAnswer.End.RESET), false);
            case CONTENT ->
                new FaultyAnswer(
                        fault == Fault.WRONG_CONTENT_TYPE
                                ? page()
                                : spoken(dialect.say(said(fault, dialect, asked, recorded, request), asked)),
                        false);
            case ABOUT_ANSWER -> {
                RawAnswer whole = recorded == null ? standIn(dialect, asked) : recorded;
                requireStream(fault, whole);
                yield new FaultyAnswer(SpoiltAnswer.of(whole, fault, plan.delay()), fault == Fault.STALL);
            }
            case NOTHING, ADDRESS -> throw new IllegalArgumentException(fault + " has no answer of its own");
        };
    }

    /** Whether a fault asks its client to wait. */
    public static boolean asks(Fault fault) {
        return fault == Fault.RATE_LIMIT || fault == Fault.OVERLOADED || fault == Fault.UNAVAILABLE;
    }

    /** Whether the client of a fault can be told when to try again: it gets an answer, which is an error. */
    public static boolean tells(Fault fault) {
        return fault.kind() == Fault.Kind.ERROR;
    }

    private static FaultyAnswer error(ErrorText error, Fault fault, FaultPlan plan, @Nullable Duration told) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", Dialect.JSON);
        headers.putAll(error.headers());
        if (plan.retryAfter() != null && asks(fault)) {
            headers.put("retry-after", Long.toString((plan.retryAfter().toMillis() + 999) / 1000));
        }
        if (told != null) {
            headers.put("retry-after-ms", Long.toString(told.toMillis()));
        }
        List<Piece> body = List.of(new Piece(0, error.body().getBytes(UTF_8)));
        return new FaultyAnswer(new RawAnswer(error.status(), headers, 0, 0, 0, body, RawAnswer.End.COMPLETE), false);
    }

    private static RawAnswer page() {
        return new RawAnswer(
                200,
                Map.of("content-type", "text/html; charset=utf-8"),
                0,
                0,
                0,
                List.of(new Piece(0, PAGE.getBytes(UTF_8))),
                RawAnswer.End.COMPLETE);
    }

    private static RawAnswer standIn(Dialect dialect, FaultedRequest asked) {
        return spoken(dialect.say(MadeUpAnswer.text(STAND_IN, MadeUpAnswer.Stop.END), asked));
    }

    private static RawAnswer spoken(Dialect.Spoken spoken) {
        return new RawAnswer(
                200,
                Map.of("content-type", spoken.contentType()),
                0,
                0,
                0,
                spoken.pieces().stream().map(bytes -> new Piece(0, bytes)).toList(),
                RawAnswer.End.COMPLETE);
    }

    private static MadeUpAnswer said(
            Fault fault, Dialect dialect, FaultedRequest asked, @Nullable RawAnswer recorded, RawRequest request) {
        return switch (fault) {
            case CONTENT_FILTER -> MadeUpAnswer.text("", MadeUpAnswer.Stop.FILTER);
            case LENGTH -> half(recorded, request);
            case UNKNOWN_TOOL -> MadeUpAnswer.tool("no_such_tool", "{}");
            case INVALID_TOOL_ARGUMENTS -> {
                String tool = dialect.firstTool(asked);
                if (tool == null) {
                    throw new UnfitFaultException(
                            "the request declares no tool that could be called with invalid"
                                    + " arguments: plan invalid-tool-arguments for cases in which the application offers tools");
                }
                yield MadeUpAnswer.tool(tool, dialect.invalidArguments());
            }
            default -> MadeUpAnswer.text("", MadeUpAnswer.Stop.END);
        };
    }

    private static MadeUpAnswer half(@Nullable RawAnswer recorded, RawRequest request) {
        AnswerFacts facts = recorded == null ? null : WireProtocol.of(request).facts(recorded);
        String text = facts == null || facts.text().isEmpty() ? STAND_IN : facts.text();
        int middle = text.offsetByCodePoints(0, (text.codePointCount(0, text.length()) + 1) / 2);
        Usage usage = facts == null ? null : facts.usage();
        MadeUpAnswer half = MadeUpAnswer.text(text.substring(0, middle), MadeUpAnswer.Stop.LENGTH);
        Long input = usage == null ? null : usage.inputTokens();
        Long output = usage == null ? null : usage.outputTokens();
        return input == null || output == null ? half : half.counting(input, (output + 1) / 2);
    }

    private static void requireStream(Fault fault, RawAnswer answer) {
        boolean onlyStreams = fault == Fault.SLOW_STREAM || fault == Fault.TRUNCATED_STREAM;
        if (onlyStreams && !answer.streamed()) {
            throw new UnfitFaultException(fault.label() + " needs a stream, and the answer is none: plan it for an"
                    + " application that streams, or "
                    + (fault == Fault.SLOW_STREAM ? Fault.SLOW_FIRST_TOKEN : Fault.TRUNCATED_JSON).label()
                    + " for this one");
        }
    }
}

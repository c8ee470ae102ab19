package io.github.junitllm.gateway;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.RawAnswer;
import io.github.junitllm.call.RawRequest;
import io.github.junitllm.call.Usage;
import io.github.junitllm.call.VirtualTime;
import io.github.junitllm.call.WireProtocol;
import io.github.junitllm.fault.FaultPlan;
import io.github.junitllm.fault.FaultyAnswer;
import io.github.junitllm.fault.UnfitFaultException;
import io.github.junitllm.fixture.CanonicalRequest;
import io.github.junitllm.fixture.FixtureException;
import io.github.junitllm.fixture.FixtureRules;
import io.github.junitllm.fixture.Interaction;
import io.github.junitllm.fixture.Redaction;
import io.github.junitllm.gateway.http.Headers;
import io.github.junitllm.gateway.http.Responder;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers the calls that something is planned to go wrong with. */
final class FaultedAnswers {

    private static final String UNFIT = "junit_llm_fault_unfit";

    private FaultedAnswers() {}

    /** Returns what is to go wrong with a call; null if nothing is, or the call cannot be looked up anyway. */
    static FaultCourse.@Nullable Hit of(OpenCall call, RawRequest raw, Headers headers, Redaction secrets) {
        SampleGateway sample = call.sample();
        FaultCourse course = sample.course();
        if (!course.plan().isPlanned()) {
            return null;
        }
        FixtureRules rules = sample.options().rules();
        try {
            CanonicalRequest canonical = CanonicalRequest.of(raw, secrets.and(rules));
            if (rules.filter() && rules.keptOutBy(canonical) != null) {
                return null;
            }
            List<Interaction> recorded = sample.mode().reads() ? sample.replay().interactions() : List.of();
            FaultCourse.Arrival arrival = course.arrived(
                    call.order(),
                    raw,
                    headers,
                    rules.key(canonical),
                    () -> RecordedTurns.of(course.plan(), rules, recorded));
            call.after(arrival.backOff());
            return arrival.hit();
        } catch (FixtureException broken) {
            return null;
        }
    }

    /** Has a call go wrong; one whose recorded answer is missing, or for which there is no such fault, is a problem. */
    static void answer(
            OpenCall call, FaultCourse.Hit hit, RawRequest raw, RawRequest told, Redaction secrets, Responder responder)
            throws IOException {
        SampleGateway sample = call.sample();
        FaultPlan plan = sample.course().plan();
        FaultyAnswer faulty;
        boolean made = FaultyAnswer.needsAnswer(hit.fault());
        boolean spoilt = FaultyAnswer.spoils(hit.fault());
        RawAnswer recorded = null;
        try {
            if ((made || spoilt) && sample.mode().reads()) {
                CanonicalRequest canonical =
                        CanonicalRequest.of(raw, secrets.and(sample.options().rules()));
                Interaction interaction = sample.replay().peek(canonical);
                if (interaction == null && made) {
                    refuse(call, raw, AnswerSource.MISS, sample.replay().miss(canonical), responder);
                    return;
                }
                recorded = interaction == null ? null : interaction.answer();
            }
            faulty = FaultyAnswer.of(hit.fault(), plan, hit.told(), raw, recorded);
        } catch (FixtureException broken) {
            refuse(call, raw, AnswerSource.MISS, String.valueOf(broken.getMessage()), responder);
            return;
        } catch (UnfitFaultException unfit) {
            String problem = "The fault " + hit.fault().label() + " cannot be made for " + told.method() + ' '
                    + told.pathOnly() + " of " + sample.address() + ": " + unfit.getMessage() + '.';
            refuse(call, raw, UNFIT, problem.replace("..", "."), responder);
            return;
        }
        boolean replayed = sample.mode().reads();
        RawAnswer beneath = spoilt ? recorded : null;
        GatewaySettings.Pacing pacing =
                plan.realTime() ? GatewaySettings.Pacing.REAL : sample.options().pacing();
        sample.waits().faulted(call.order(), virtual(faulty.answer(), made ? recorded : null, pacing));
        call.answered(() -> facts(told, faulty.answer(), beneath, replayed));
        call.settle();
        if (faulty.stalls()) {
            stall(hit, plan, faulty.answer(), pacing, responder);
        } else {
            try {
                ClientAnswers.send(faulty.answer(), pacing, responder, hit::over);
            } finally {
                hit.over();
            }
        }
    }

    /** What an answer says it takes, but for a stall: that always is by the clock. */
    private static VirtualTime.OfFault virtual(
            RawAnswer faulty, @Nullable RawAnswer recorded, GatewaySettings.Pacing pacing) {
        if (pacing == GatewaySettings.Pacing.REAL) {
            return VirtualTime.OfFault.BY_THE_CLOCK;
        }
        long micros = faulty.totalMicros();
        return recorded == null
                ? new VirtualTime.OfFault(null, micros, micros)
                : new VirtualTime.OfFault(recorded.startMicros(), micros, Math.max(0, micros - recorded.totalMicros()));
    }

    /** What a fault keeps from its client the provider has counted, and bills. */
    private static LlmCall facts(RawRequest told, RawAnswer spoilt, @Nullable RawAnswer beneath, boolean replayed) {
        LlmCall call = WireProtocol.call(told, spoilt, replayed);
        Usage seen = call.usage();
        if (beneath == null || (seen != null && seen.isWhole())) {
            return call;
        }
        Usage counted = WireProtocol.call(told, beneath, replayed).usage();
        return counted == null || !counted.isWhole() ? call : call.counting(counted.asHidden());
    }

    private static void refuse(OpenCall call, RawRequest raw, String code, String problem, Responder responder)
            throws IOException {
        call.problem(problem);
        call.settle();
        ClientAnswers.refuse(raw, code, problem, responder);
    }

    private static void stall(
            FaultCourse.Hit hit, FaultPlan plan, RawAnswer half, GatewaySettings.Pacing pacing, Responder responder)
            throws IOException {
        boolean gone = true;
        try {
            if (hit.holds(responder::cut)) {
                ClientAnswers.sendPieces(half, pacing, responder);
                gone = responder.awaitClientGone(plan.longestStall());
            }
        } finally {
            hit.ended(gone);
            responder.cut();
        }
    }
}

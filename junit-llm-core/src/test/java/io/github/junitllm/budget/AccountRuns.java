package io.github.junitllm.budget;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.junitllm.eval.LlmTask;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestMethodOrder;

/** Runs that tell what is on the accounts of a class and of the run. Each call costs 0.0012 USD. */
abstract class AccountRuns extends StandInRuns {

    @BeforeEach
    void writePrices() throws IOException {
        Files.writeString(
                directory.resolve("prices.json"),
                "{\"currency\": \"USD\", \"models\": [{\"model\": \"small*\", \"input\": 6, \"output\": 30}]}");
    }

    EvalRun runAll(String mode, Class<?>... evals) {
        return with(EvalRun.of(evals), mode)
                .with("junit.llm.prices", directory.resolve("prices.json").toString())
                .in(directory.resolve(mode));
    }

    /** Returns what each budget of each eval says, in the order of the verdicts. */
    static List<String> accounts(EvalRun run) {
        return run.journal("verdict").stream()
                .flatMap(verdict -> {
                    String method = verdict.path("method").path("name").textValue();
                    List<JsonNode> budgets = verdict.path("budgets").findParents("claim");
                    return budgets.stream().map(budget -> method + ": " + said(budget));
                })
                .toList();
    }

    private static String said(JsonNode budget) {
        return budget.path("claim").textValue() + ": "
                + budget.path("verdict").textValue() + " "
                + budget.path("observed").decimalValue().stripTrailingZeros().toPlainString();
    }

    /** Four cases, five calls. */
    abstract static class Asked {

        static Stream<EvalCase> four() {
            return cases(4, "whole");
        }

        static String answer(EvalCase golden, LlmGateway llm) {
            StandInModel.ask(llm, golden.input());
            if (golden.id().equals("case-2")) {
                StandInModel.ask(llm, golden.input() + " again");
            }
            return "fine";
        }
    }

    abstract static class Asking extends Asked {

        @LlmTask(concurrency = 4)
        static String ask(EvalCase golden, LlmGateway llm) {
            return answer(golden, llm);
        }
    }

    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    abstract static class Sharing extends Asked {

        @LlmTask(concurrency = 4, shared = true)
        static String ask(EvalCase golden, LlmGateway llm) {
            return answer(golden, llm);
        }
    }
}

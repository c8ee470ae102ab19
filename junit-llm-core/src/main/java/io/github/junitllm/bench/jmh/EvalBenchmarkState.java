package io.github.junitllm.bench.jmh;

import io.github.junitllm.eval.EvalPipeline;
import io.github.junitllm.eval.ReplayPace;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Opens the pipeline that a parameter names: {@code com.acme.RefundEvals#answersRefundQuestions}. */
final class EvalBenchmarkState {

    private EvalBenchmarkState() {}

    static EvalPipeline open(String eval, String pace) throws ClassNotFoundException {
        int hash = eval.indexOf('#');
        if (hash < 0) {
            throw new IllegalStateException(
                    "this benchmark is run by @EvalBenchmark and @ConcurrencyBenchmark, which say whose eval it is about");
        }
        Properties properties = System.getProperties();
        Map<String, String> parameters = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith("junit.llm.")) {
                parameters.put(name, properties.getProperty(name));
            }
        }
        return EvalPipeline.open(
                Class.forName(eval.substring(0, hash)), eval.substring(hash + 1), parameters, ReplayPace.parse(pace));
    }
}

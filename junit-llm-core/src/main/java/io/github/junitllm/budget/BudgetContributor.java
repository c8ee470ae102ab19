package io.github.junitllm.budget;

import io.github.junitllm.cost.PriceTable;
import io.github.junitllm.eval.DeclaredBudget;
import io.github.junitllm.eval.EvalContributor;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/** Finds the budgets that evals declare. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class BudgetContributor implements EvalContributor {

    @Override
    public List<DeclaredBudget> budgets(Method method, List<Class<?>> testClasses, Supplier<PriceTable> prices) {
        List<DeclaredBudget> budgets = new ArrayList<>();
        EvalContributor.nearest(method, testClasses, LatencyBudget.class)
                .forEach(declared -> budgets.addAll(LatencyLimits.of(declared)));
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        EvalContributor.nearest(method, testClasses, TokenBudget.class)
                .forEach(declared -> budgets.addAll(TokenLimits.of(declared, prices, today)));
        budgets.addAll(EvalContributor.nearest(
                method,
                testClasses,
                element ->
                        costs(element, prices, today, element instanceof Class<?> owner ? owner : testClasses.get(0))));
        EvalContributor.nearest(method, testClasses, RetryBudget.class)
                .forEach(declared -> budgets.addAll(RetryLimits.of(declared)));
        return budgets;
    }

    private static List<DeclaredBudget> costs(
            AnnotatedElement element, Supplier<PriceTable> prices, LocalDate today, Class<?> owner) {
        return EvalContributor.declaredOn(element, CostBudget.class).stream()
                .flatMap(declared -> CostLimits.of(declared, prices.get(), today, owner).stream())
                .toList();
    }
}

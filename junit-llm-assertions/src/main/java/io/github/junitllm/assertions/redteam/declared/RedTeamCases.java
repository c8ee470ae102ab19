package io.github.junitllm.assertions.redteam.declared;

import io.github.junitllm.assertions.redteam.Attack;
import io.github.junitllm.eval.MethodAware;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.golden.GoldenSetProvider;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/** The attacks that a {@link RedTeam} method declares, as a golden set. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class RedTeamCases implements GoldenSetProvider, MethodAware {

    private List<Attack> attacks = List.of();

    @Override
    public void declaredOn(Method method, Class<?> testClass) {
        attacks = DeclaredAttacks.of(method, testClass);
    }

    @Override
    public Stream<EvalCase> cases() {
        return attacks.stream().map(Attack::toCase);
    }
}

package io.github.junitllm;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.junitllm.testkit.HouseRules;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;

/** The rooms of the core, the one direction between them, and what each of them may know. */
class ArchitectureTests implements HouseRules {

    private static final String BASE = "io.github.junitllm";

    private static final String[] PURE = rooms(
            "stats",
            "verdict",
            "json",
            "golden",
            "window",
            "fixture",
            "call",
            "cost",
            "spend",
            "file",
            "risk",
            "tokens",
            "fault",
            "trace",
            "bench.result");

    private static final JavaClasses CORE = HouseRules.classesOf(BASE);

    @Override
    public JavaClasses module() {
        return CORE;
    }

    @Override
    public String base() {
        return BASE;
    }

    /** Jupiter shares no object between the launcher's listeners and its extensions: the reason is told at the field. */
    @Override
    public Set<String> assignedAnew() {
        return Set.of(BASE + ".eval.Discovery.newest");
    }

    /** Which sample a check looks at is known by its thread alone. */
    @Override
    public Set<String> holdingWhatChanges() {
        return Set.of(BASE + ".risk.ExercisedRisks.CURRENT");
    }

    @Test
    void everyRoomUsesOnlyTheRoomsBelowIt() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage(BASE + "..")
                .ensureAllClassesAreContainedInArchitecture()
                .layer("json")
                .definedBy(rooms("json"))
                .layer("stats")
                .definedBy(rooms("stats"))
                .layer("risk")
                .definedBy(rooms("risk"))
                .layer("trace")
                .definedBy(rooms("trace"))
                .layer("window")
                .definedBy(rooms("window"))
                .layer("golden")
                .definedBy(rooms("golden"))
                .layer("verdict")
                .definedBy(rooms("verdict"))
                .layer("call")
                .definedBy(rooms("call"))
                .layer("cost")
                .definedBy(rooms("cost"))
                .layer("fixture")
                .definedBy(rooms("fixture"))
                .layer("fault")
                .definedBy(rooms("fault"))
                .layer("gateway")
                .definedBy(rooms("gateway"))
                .layer("journal")
                .definedBy(rooms("journal"))
                .layer("report")
                .definedBy(rooms("report"))
                .layer("eval")
                .definedBy(rooms("eval"))
                .layer("budget")
                .definedBy(rooms("budget"))
                .layer("telemetry")
                .definedBy(rooms("telemetry"))
                .layer("bench")
                .definedBy(rooms("bench"))
                .layer("spend")
                .definedBy(rooms("spend"))
                .layer("file")
                .definedBy(rooms("file"))
                .layer("cli")
                .definedBy(rooms("cli"))
                .layer("langchain4j")
                .definedBy(rooms("langchain4j"))
                .layer("springai")
                .definedBy(rooms("springai"))
                .layer("tokens")
                .definedBy(rooms("tokens"))
                .layer("openai")
                .definedBy(rooms("openai"))
                .layer("anthropic")
                .definedBy(rooms("anthropic"))
                .whereLayer("tokens")
                .mayOnlyAccessLayers("call")
                .whereLayer("openai")
                .mayOnlyAccessLayers("call")
                .whereLayer("openai")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("anthropic")
                .mayOnlyAccessLayers("call")
                .whereLayer("anthropic")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("json")
                .mayNotAccessAnyLayer()
                .whereLayer("stats")
                .mayNotAccessAnyLayer()
                .whereLayer("risk")
                .mayNotAccessAnyLayer()
                .whereLayer("trace")
                .mayNotAccessAnyLayer()
                .whereLayer("window")
                .mayNotAccessAnyLayer()
                .whereLayer("golden")
                .mayOnlyAccessLayers("json")
                .whereLayer("verdict")
                .mayOnlyAccessLayers("stats")
                .whereLayer("call")
                .mayOnlyAccessLayers("json")
                .whereLayer("cost")
                .mayOnlyAccessLayers("call", "json")
                .whereLayer("file")
                .mayNotAccessAnyLayer()
                .whereLayer("spend")
                .mayOnlyAccessLayers("cost", "call", "json", "file")
                .whereLayer("fixture")
                .mayOnlyAccessLayers("call", "json")
                .whereLayer("fault")
                .mayOnlyAccessLayers("call", "json")
                .whereLayer("gateway")
                .mayOnlyAccessLayers("fixture", "fault", "call", "json", "spend")
                // A verdict's estimates are written down as the statistics they are.
                .whereLayer("journal")
                .mayOnlyAccessLayers("verdict", "stats", "call", "risk")
                .whereLayer("report")
                .mayOnlyAccessLayers("journal", "verdict", "stats", "risk", "spend", "cost", "file")
                // Declares budgets to evals, which find it as they find other modules.
                .whereLayer("budget")
                .mayOnlyAccessLayers("eval", "cost", "tokens", "verdict", "call", "window")
                .whereLayer("bench")
                .mayOnlyAccessLayers("eval", "window", "json")
                .whereLayer("bench")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("budget")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("telemetry")
                .mayOnlyAccessLayers("eval", "gateway", "golden", "verdict", "call", "cost", "trace", "json")
                .whereLayer("telemetry")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("eval")
                .mayOnlyBeAccessedByLayers("budget", "telemetry", "bench")
                .whereLayer("cli")
                .mayOnlyAccessLayers("gateway")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("langchain4j")
                .mayOnlyAccessLayers("gateway", "call", "json")
                .whereLayer("langchain4j")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("springai")
                .mayOnlyAccessLayers("gateway", "call", "json")
                .whereLayer("springai")
                .mayNotBeAccessedByAnyLayer()
                .check(CORE);
    }

    @Test
    void pureRoomsKnowNeitherJUnitNorHttp() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat(junit().or(network()))
                .check(CORE);
    }

    @Test
    void onlyAnnotatedMethodsKnowJUnit() {
        noClasses()
                .that()
                .resideOutsideOfPackages(room("eval"), BASE + ".bench")
                .should()
                .dependOnClassesThat(junit())
                .check(CORE);
    }

    @Test
    void onlyTheGatewayOpensConnections() {
        noClasses()
                .that()
                .resideOutsideOfPackage(room("gateway"))
                .should()
                .dependOnClassesThat(network())
                .check(CORE);
    }

    @Test
    void jacksonStaysInTheRoomsThatReadAndWriteJson() {
        noClasses()
                .that()
                .resideOutsideOfPackages(rooms(
                        "json",
                        "golden",
                        "call",
                        "cost",
                        "spend",
                        "fixture",
                        "fault",
                        "gateway",
                        "journal",
                        "report",
                        "bench.result",
                        "langchain4j",
                        "springai",
                        "openai",
                        "anthropic",
                        "telemetry"))
                .should()
                .dependOnClassesThat(jackson())
                .check(CORE);
    }

    @Test
    void librariesThatUsersAddThemselvesAreTouchedByWhoNeedsThemAlone() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(BASE + ".golden.CsvRows")
                .and(not(nestedIn(BASE + ".golden.CsvRows")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.commons.csv..")
                .check(CORE);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(BASE + ".json.YamlTokens")
                .and(not(nestedIn(BASE + ".cost.PriceFile")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml.jackson.dataformat.yaml..", "org.yaml.snakeyaml..")
                .check(CORE);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(BASE + ".tokens.JtokkitEstimator")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.knuddels..")
                .check(CORE);
        noClasses()
                .that()
                .resideOutsideOfPackage(room("langchain4j"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.langchain4j..")
                .check(CORE);
        noClasses()
                .that()
                .resideOutsideOfPackage(room("openai"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.openai..")
                .check(CORE);
        noClasses()
                .that()
                .resideOutsideOfPackage(room("anthropic"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.anthropic..")
                .check(CORE);
        noClasses()
                .that()
                .resideOutsideOfPackage(room("bench.jmh"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.openjdk.jmh..")
                .check(CORE);
        // In a JVM of its own, so that the library may be missing: it is named there, and linked nowhere.
        noClasses()
                .that()
                .resideOutsideOfPackage(room("bench.jmh"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(room("bench.jmh"))
                .check(CORE);
        noClasses()
                .that()
                .resideOutsideOfPackage(room("springai"))
                .and()
                .doNotHaveFullyQualifiedName(BASE + ".eval.RedirectedSpringContexts")
                .and(not(nestedIn(BASE + ".eval.RedirectedSpringContexts")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "reactor..", "org.reactivestreams..")
                .check(CORE);
    }

    @Test
    void telemetryTouchesEachLibraryWhereItIsKnownToBeThere() {
        noClasses()
                .that()
                .resideOutsideOfPackage(room("telemetry"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.opentelemetry..", "com.google.protobuf..", "org.slf4j..")
                .check(CORE);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(BASE + ".telemetry.OtlpProtobuf")
                .and(not(nestedIn(BASE + ".telemetry.OtlpProtobuf")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.opentelemetry.proto..", "com.google.protobuf..")
                .check(CORE);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(BASE + ".telemetry.LoggedEval")
                .and(not(nestedIn(BASE + ".telemetry.LoggedEval")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.slf4j..")
                .check(CORE);
        noClasses()
                .that()
                .haveNameNotMatching(".*[.](SpanCollector|SpanCollectorCustomizer|SdkSpans)([$].*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.opentelemetry.sdk..")
                .check(CORE);
    }

    @Test
    void userApiShowsOnlyTheJdkJUnitAndItself() {
        classes()
                .that(userApi())
                .and()
                .resideOutsideOfPackages(rooms("langchain4j", "springai", "openai", "anthropic", "telemetry"))
                .should(showOnly("the JDK, JUnit and other user API", ArchitectureTests::isOurs))
                .check(CORE);
    }

    @Test
    void recordersShowTheLibraryTheyAreFor() {
        classes()
                .that(userApi())
                .and()
                .resideInAnyPackage(rooms("langchain4j", "springai", "openai", "anthropic", "telemetry"))
                .should(showOnly(
                        "what all user API shows, and the libraries",
                        shown -> isOurs(shown)
                                || shown.getPackageName().startsWith("dev.langchain4j.")
                                || shown.getPackageName().startsWith("org.springframework.ai.")
                                || shown.getPackageName().startsWith("io.opentelemetry.")
                                || shown.getPackageName().startsWith("com.openai.")
                                || shown.getPackageName().startsWith("com.anthropic.")))
                .check(CORE);
    }

    private static boolean isOurs(JavaClass shown) {
        return shown.isPrimitive()
                || shown.getPackageName().startsWith("java.")
                || shown.getPackageName().startsWith("org.junit.")
                || userApi().test(shown);
    }

    @Test
    void onlyVerdictsReportsAndProgressReachTheConsole() {
        noClasses()
                .that()
                // The verdict's one line, which Surefire keeps in that row of its report.
                .doNotHaveFullyQualifiedName(BASE + ".eval.VerdictNode")
                .and()
                // Hands the console to the report at the end of the run.
                .doNotHaveFullyQualifiedName(BASE + ".eval.Ledger")
                .and()
                .doNotHaveFullyQualifiedName(BASE + ".cli.Main")
                .and()
                // What was measured, of which Surefire shows nothing else.
                .doNotHaveFullyQualifiedName(BASE + ".bench.BenchmarkConsole")
                .and()
                // The terminal is its subject.
                .doNotHaveFullyQualifiedName(BASE + ".report.ProgressLine")
                .should(ACCESS_STANDARD_STREAMS)
                .check(CORE);
    }

    private static String room(String name) {
        return BASE + "." + name + "..";
    }

    private static String[] rooms(String... names) {
        return Stream.of(names).map(ArchitectureTests::room).toArray(String[]::new);
    }

    private static DescribedPredicate<JavaClass> junit() {
        return resideInAnyPackage("org.junit..", "org.opentest4j..").as("JUnit");
    }

    private static DescribedPredicate<JavaClass> jackson() {
        return resideInAPackage("com.fasterxml..");
    }

    // java.net also holds URI, URL encoding and the like, which open nothing.
    private static DescribedPredicate<JavaClass> network() {
        return resideInAnyPackage("java.net.http..", "com.sun.net.httpserver..", "javax.net..")
                .or(type(java.net.Socket.class))
                .or(type(java.net.ServerSocket.class))
                .or(type(java.net.DatagramSocket.class))
                .or(type(java.net.URLConnection.class))
                .or(type(java.net.HttpURLConnection.class))
                .or(type(java.nio.channels.SocketChannel.class))
                .or(type(java.nio.channels.ServerSocketChannel.class))
                .as("the network");
    }

    private static DescribedPredicate<JavaClass> nestedIn(String name) {
        return new DescribedPredicate<>("nested in " + name) {
            @Override
            public boolean test(JavaClass type) {
                return type.getName().startsWith(name + "$");
            }
        };
    }

    private static DescribedPredicate<JavaClass> userApi() {
        Set<API.Status> forUsers = Set.of(API.Status.EXPERIMENTAL, API.Status.MAINTAINED, API.Status.STABLE);
        return new DescribedPredicate<>("user API") {
            @Override
            public boolean test(JavaClass type) {
                JavaClass outermost = type;
                while (outermost.getEnclosingClass().isPresent()) {
                    outermost = outermost.getEnclosingClass().get();
                }
                return type.getModifiers().contains(JavaModifier.PUBLIC)
                        && outermost
                                .tryGetAnnotationOfType(API.class)
                                .map(api -> forUsers.contains(api.status()))
                                .orElse(false);
            }
        };
    }

    private static ArchCondition<JavaClass> showOnly(String what, java.util.function.Predicate<JavaClass> allowed) {
        return new ArchCondition<>("show only " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getMembers().stream()
                        .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC)
                                || member.getModifiers().contains(JavaModifier.PROTECTED))
                        .forEach(member -> signature(member)
                                .flatMap(shown -> shown.getAllInvolvedRawTypes().stream())
                                .map(JavaClass::getBaseComponentType)
                                .filter(shown -> !allowed.test(shown))
                                .forEach(shown -> events.add(SimpleConditionEvent.violated(
                                        member, member.getDescription() + " shows " + shown.getName()))));
            }
        };
    }

    private static Stream<? extends JavaType> signature(com.tngtech.archunit.core.domain.JavaMember member) {
        if (member instanceof JavaCodeUnit code) {
            return Stream.of(List.of(code.getReturnType()), code.getParameterTypes(), code.getExceptionTypes())
                    .flatMap(List::stream);
        }
        return Stream.of(((JavaField) member).getType());
    }
}

package io.github.junitllm.assertions;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import io.github.junitllm.testkit.HouseRules;
import org.junit.jupiter.api.Test;

/** The rooms of this module: subjects that know the checks and not each other, and the assertions above them. */
class ArchitectureTests implements HouseRules {

    private static final String BASE = "io.github.junitllm.assertions";

    private static final JavaClasses MODULE = HouseRules.classesOf(BASE);

    @Override
    public JavaClasses module() {
        return MODULE;
    }

    @Override
    public String base() {
        return BASE;
    }

    @Test
    void checksKnowNothingElseOfTheModule() {
        noClasses()
                .that()
                .resideInAPackage(BASE + ".check..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(BASE + "..")
                        .and(DescribedPredicate.not(resideInAnyPackage(BASE + ".check.."))))
                .check(MODULE);
    }

    @Test
    void subjectsKnowNeitherAssertJNorJUnitNorTheNetwork() {
        noClasses()
                .that()
                .resideInAPackage(BASE + ".*..")
                // What is declared on tests is found the way JUnit finds it.
                .and()
                .resideOutsideOfPackages(BASE + ".guard.declared", BASE + ".guard.trial", BASE + ".redteam.declared")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.assertj..", "org.junit..", "org.opentest4j..", "java.net.http..", "javax.net.."))
                .check(MODULE);
    }

    @Test
    void frameworksStayInTheirRooms() {
        noClasses()
                .that()
                .resideOutsideOfPackage(BASE + ".guard.langchain4j..")
                .and()
                .doNotHaveFullyQualifiedName(BASE + ".similarity.LangChain4jEmbeddings")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.langchain4j..")
                .check(MODULE);
        noClasses()
                .that()
                .resideOutsideOfPackage(BASE + ".guard.springai..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "reactor..", "io.micrometer..")
                .check(MODULE);
    }

    @Test
    void nothingIsPrinted() {
        noClasses().should(ACCESS_STANDARD_STREAMS).check(MODULE);
    }
}

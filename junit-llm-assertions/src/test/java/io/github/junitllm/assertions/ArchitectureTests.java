package io.github.junitllm.assertions;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rooms of this module: subjects that know the checks and not each other, and the assertions above them. */
class ArchitectureTests {

    private static final String BASE = "io.github.junitllm.assertions";

    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(BASE);

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
    void noRoomsFormACycle() {
        slices().matching(BASE + ".(**)").should().beFreeOfCycles().check(MODULE);
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
    void everyPublicTypeSaysForWhomItIs() {
        classes()
                .that()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .should()
                .beAnnotatedWith(API.class)
                .check(MODULE);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(MODULE.stream().map(JavaClass::getPackage).collect(Collectors.toSet()))
                .isNotEmpty()
                .allSatisfy(room -> assertThat(room.isAnnotatedWith(NullMarked.class))
                        .as("@NullMarked in package-info of %s", room.getName())
                        .isTrue());
    }

    @Test
    void nothingStaticCanChangeAndNothingIsPrintedOrLogged() {
        fields().that()
                .areStatic()
                .and()
                .doNotHaveModifier(SYNTHETIC)
                .should()
                .beFinal()
                .check(MODULE);
        noClasses().should(ACCESS_STANDARD_STREAMS).check(MODULE);
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(MODULE);
    }
}

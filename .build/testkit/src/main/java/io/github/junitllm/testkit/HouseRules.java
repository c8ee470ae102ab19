package io.github.junitllm.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rules that every published module keeps; the test class of its architecture implements this. */
public interface HouseRules {

    /** Returns the module's classes, made once by {@link #classesOf}. */
    JavaClasses module();

    /** Returns the package that all of the module's packages lie in. */
    String base();

    /** Returns the full names of the static fields that need not be final. */
    default Set<String> assignedAnew() {
        return Set.of();
    }

    /** Returns the full names of the static fields whose value may be one that changes. */
    default Set<String> holdingWhatChanges() {
        return Set.of();
    }

    /** Reads a module's classes, without its tests and without this testkit. */
    static JavaClasses classesOf(String base) {
        String testkit = '/' + HouseRules.class.getPackageName().replace('.', '/') + '/';
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains(testkit))
                // What JMH's annotation processor writes keeps to JMH's rules.
                .withImportOption(location -> !location.contains("/jmh_generated/"))
                .importPackages(base);
    }

    @Test
    default void noRoomsAndNoPackagesInsideARoomFormACycle() {
        slices().matching(base() + ".(**)").should().beFreeOfCycles().check(module());
    }

    @Test
    default void everyPublicTypeSaysForWhomItIs() {
        classes()
                .that()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .should()
                .beAnnotatedWith(API.class)
                .check(module());
    }

    @Test
    default void everyPackageIsNullMarked() {
        assertThat(module().stream().map(JavaClass::getPackage).collect(Collectors.toSet()))
                .isNotEmpty()
                .allSatisfy(room -> assertThat(room.isAnnotatedWith(NullMarked.class))
                        .as("@NullMarked in package-info of %s", room.getName())
                        .isTrue());
    }

    @Test
    default void nothingStaticCanChange() {
        fields().that()
                .areStatic()
                .and(not(oneOf(assignedAnew())))
                .and()
                .doNotHaveModifier(SYNTHETIC)
                .should()
                .beFinal()
                .check(module());
        noFields()
                .that()
                .areStatic()
                .and(not(oneOf(holdingWhatChanges())))
                .should()
                .haveRawType(resideInAPackage("java.util.concurrent.atomic")
                        .or(type(ThreadLocal.class))
                        .or(DescribedPredicate.describe(
                                "a mutable collection class",
                                type -> !type.isInterface()
                                        && (type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class)))))
                .check(module());
    }

    private static DescribedPredicate<JavaField> oneOf(Set<String> names) {
        return DescribedPredicate.describe("one of " + names, field -> names.contains(field.getFullName()));
    }

    @Test
    default void nothingIsLoggedAndEveryExceptionHasAType() {
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(module());
        NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(module());
    }
}

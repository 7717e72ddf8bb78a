package org.onevisit.permit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.onevisit.permit");

    @Test
    void onlyTheProcessPackageKnowsTheEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.onevisit.permit.process")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda..")
                .check(CLASSES);
    }

    @Test
    void onlyThePlainEngineIsOnTheClassPath() {
        List<String> jars =
                Arrays.stream(
                                System.getProperty("java.class.path")
                                        .split(java.io.File.pathSeparator))
                        .map(
                                path ->
                                        path.substring(
                                                path.lastIndexOf(java.io.File.separatorChar) + 1))
                        .filter(jar -> jar.startsWith("camunda"))
                        .toList();
        assertThat(jars).anyMatch(jar -> jar.startsWith("camunda-engine-7"));
        assertThat(jars)
                .noneMatch(jar -> jar.contains("rest") || jar.contains("webapp"))
                .noneMatch(jar -> jar.contains("identity-ldap"));
    }

    @Test
    void clockIsOnlyReadThroughTheInjectedOne() {
        noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .check(CLASSES);
    }
}

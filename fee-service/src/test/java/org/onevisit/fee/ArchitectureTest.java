package org.onevisit.fee;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void pricingIsPure() {
        classes()
                .that()
                .resideInAPackage("org.onevisit.fee.pricing")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.onevisit.fee", "org.onevisit.fee.pricing")
                .check(
                        new ClassFileImporter()
                                .withImportOption(new ImportOption.DoNotIncludeTests())
                                .importPackages("org.onevisit.fee"));
    }
}

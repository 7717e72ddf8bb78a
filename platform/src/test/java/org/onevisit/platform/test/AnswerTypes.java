package org.onevisit.platform.test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

/**
 * What a service answers names its type. Without, the framework writes whatever type the caller
 * accepts, and an object as a dump of its fields.
 */
public final class AnswerTypes {

    private AnswerTypes() {}

    /**
     * Checks all operations of a service that answer with an object.
     *
     * @param packageName of the service
     */
    public static void check(String packageName) {
        methods()
                .that()
                .areMetaAnnotatedWith(HttpMethod.class)
                .and()
                .doNotHaveRawReturnType(Response.class)
                .and()
                .doNotHaveRawReturnType(void.class)
                .should()
                .beAnnotatedWith(Produces.class)
                .orShould()
                .beDeclaredInClassesThat()
                .areAnnotatedWith(Produces.class)
                .check(
                        new ClassFileImporter()
                                .withImportOption(new ImportOption.DoNotIncludeTests())
                                .importPackages(packageName));
    }
}

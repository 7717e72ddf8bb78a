package org.onevisit.catalog;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Contact;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.servers.Server;

/** Head of the contract of the catalogue. */
@ApplicationPath("/")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "OneVisit catalogue 事项目录",
                        version = "1",
                        description =
                                "Service items, their versions and guides, identifier checks. Reads are"
                                        + " public; changes are for editors.",
                        contact = @Contact(name = "OneVisit", url = "https://onevisit.example"),
                        license =
                                @License(
                                        name = "Apache-2.0",
                                        url = "https://www.apache.org/licenses/LICENSE-2.0.txt")),
        servers = @Server(url = "/", description = "The gateway"))
@SecurityScheme(
        securitySchemeName = "bearer",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT")
public class CatalogueApi extends Application {}

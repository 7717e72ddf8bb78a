package org.onevisit.permit.material;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Chooses where contents lie: in a folder of this machine, or in an S3-compatible store. */
@ApplicationScoped
class Stores {

    /** Which store is used. */
    enum Kind {
        FILE,
        S3
    }

    @Produces
    @Singleton
    ContentStore store(
            @ConfigProperty(name = "onevisit.store") Kind kind,
            @ConfigProperty(name = "onevisit.data") Path data,
            @ConfigProperty(name = "onevisit.s3.endpoint") Optional<URI> endpoint,
            @ConfigProperty(name = "onevisit.s3.region") String region,
            @ConfigProperty(name = "onevisit.s3.bucket") Optional<String> bucket,
            @ConfigProperty(name = "onevisit.s3.path-style") boolean pathStyle,
            @ConfigProperty(name = "onevisit.s3.access-key") Optional<String> accessKey,
            @ConfigProperty(name = "onevisit.s3.secret-key") Optional<String> secretKey)
            throws IOException {
        return switch (kind) {
            case FILE -> new FileStore(Files.createDirectories(data.resolve("materials")));
            case S3 ->
                    new S3Store(
                            new S3Store.Place(
                                    endpoint,
                                    region,
                                    bucket.orElseThrow(),
                                    pathStyle,
                                    accessKey.orElseThrow(),
                                    secretKey.orElseThrow()));
        };
    }
}

package org.onevisit.permit.material;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Contents as objects of a bucket in an S3-compatible store, under {@code materials/<sha256>}. The
 * store is told a checksum and refuses what arrived otherwise; {@link #keep} returns when it has
 * confirmed. The client is made with the first use.
 */
final class S3Store implements ContentStore, AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private final Place place;
    private volatile S3Client client;

    S3Store(Place place) {
        this.place = place;
    }

    /**
     * Where the bucket is and who opens it.
     *
     * @param endpoint of a store other than Amazon's own
     * @param pathStyle whether the bucket is a part of the path rather than of the host name
     */
    record Place(
            Optional<URI> endpoint,
            String region,
            String bucket,
            boolean pathStyle,
            String accessKey,
            String secretKey) {

        @Override
        public String toString() {
            return bucket + " at " + endpoint.map(URI::toString).orElse(region);
        }
    }

    @Override
    public void keep(String sha256, Path file) throws IOException {
        // Every store knows this header; SHA-256 as a checksum is known by few beside Amazon's.
        String md5 = md5(file);
        try {
            client().putObject(
                            request ->
                                    request.bucket(place.bucket()).key(key(sha256)).contentMD5(md5),
                            RequestBody.fromFile(file));
            Files.delete(file);
        } catch (SdkException e) {
            throw new IOException("The content was not confirmed by " + place, e);
        }
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        try {
            return client().getObject(request -> request.bucket(place.bucket()).key(key(sha256)));
        } catch (NoSuchKeyException e) {
            throw new NoSuchFileException(sha256);
        } catch (SdkException e) {
            throw new IOException("The content cannot be read from " + place, e);
        }
    }

    @Override
    public void close() {
        S3Client made = client;
        if (made != null) {
            made.close();
        }
    }

    private synchronized S3Client client() {
        if (client == null) {
            S3ClientBuilder builder =
                    S3Client.builder()
                            .httpClientBuilder(
                                    UrlConnectionHttpClient.builder()
                                            .connectionTimeout(CONNECT)
                                            .socketTimeout(ANSWER))
                            .region(Region.of(place.region()))
                            .forcePathStyle(place.pathStyle())
                            // Stores other than Amazon's know the given hash, not every trailer,
                            // and not all of them Amazon's own framing of a body.
                            .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false))
                            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                            .credentialsProvider(
                                    StaticCredentialsProvider.create(
                                            AwsBasicCredentials.create(
                                                    place.accessKey(), place.secretKey())));
            place.endpoint().ifPresent(builder::endpointOverride);
            client = builder.build();
        }
        return client;
    }

    private static String key(String sha256) {
        return "materials/" + sha256;
    }

    private static String md5(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            try (InputStream content = new DigestInputStream(Files.newInputStream(file), digest)) {
                content.transferTo(OutputStream.nullOutputStream());
            }
            return Base64.getEncoder().encodeToString(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

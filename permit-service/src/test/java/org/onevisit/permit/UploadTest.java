package org.onevisit.permit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onevisit.platform.test.SuiteResource;
import org.onevisit.platform.test.Tokens;

/** Files that come as material: what is taken, what is not, and that nothing stays behind. */
@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "permit"))
class UploadTest {

    private static final String DOCX =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    @ConfigProperty(name = "onevisit.upload.max-bytes")
    int limit;

    @ConfigProperty(name = "onevisit.data")
    Path data;

    @TestHTTPResource("/")
    URI root;

    private UUID id;

    @BeforeEach
    void draft() {
        CaseDriver.publishItems();
        id = UUID.randomUUID();
        CaseDriver.put(id, CaseDriver.draft(CaseDriver.ITEM), 201);
    }

    @Test
    void fileOfExactlyTheLimitIsTakenOneByteMoreIsNot() {
        CaseDriver.upload(id, "M01", "a.pdf", pdf(limit)).then().statusCode(201);
        CaseDriver.upload(id, "M01", "b.pdf", pdf(limit + 1))
                .then()
                .statusCode(413)
                .body("code", equalTo("FILE_TOO_LARGE"));
    }

    @Test
    void aStoreThatIsAwayIsSaidAndLosesNothing() throws IOException {
        CaseDriver.upload(id, "M01", "a.pdf", pdf(200)).then().statusCode(201);
        Path store = data.resolve("materials");
        Path elsewhere = Files.move(store, data.resolve("materials-away"));
        Files.writeString(store, "no folder");
        try {
            CaseDriver.upload(id, "M02", "b.pdf", pdf(201))
                    .then()
                    .statusCode(503)
                    .body("code", equalTo("STORE_AWAY"));
            CaseDriver.applicant()
                    .get(CaseDriver.url(id) + "/materials/M01/a.pdf")
                    .then()
                    .statusCode(503)
                    .body("code", equalTo("STORE_AWAY"));
        } finally {
            Files.delete(store);
            Files.move(elsewhere, store);
        }
        assertNothingIncoming();
        CaseDriver.upload(id, "M02", "b.pdf", pdf(201)).then().statusCode(201);
        CaseDriver.applicant()
                .get(CaseDriver.url(id) + "/materials/M01/a.pdf")
                .then()
                .statusCode(200);
    }

    @Test
    void hugeFileIsRefusedWhetherItSaysSoOrNot() throws Exception {
        long huge = 60L << 20;
        for (boolean announced : new boolean[] {true, false}) {
            HttpRequest.BodyPublisher body =
                    HttpRequest.BodyPublishers.ofInputStream(() -> endless(huge));
            if (announced) {
                body = HttpRequest.BodyPublishers.fromPublisher(body, huge);
            }
            HttpResponse<String> answer = put("M01/huge.pdf", body);
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("FILE_TOO_LARGE");
        }
        assertNothingIncoming();
    }

    @Test
    void typeIsTheContentsWhateverTheNameSays() throws IOException {
        CaseDriver.upload(id, "M01", "plan.exe", CaseDriver.PDF)
                .then()
                .statusCode(201)
                .body("mediaType", equalTo("application/pdf"));
        CaseDriver.upload(id, "M01", "a.bin", zip("word/document.xml", "<w/>"))
                .then()
                .statusCode(201)
                .body("mediaType", equalTo(DOCX));
        CaseDriver.upload(id, "M01", "b.bin", zip("xl/workbook.xml", "<w/>"))
                .then()
                .statusCode(201);
        CaseDriver.upload(id, "M01", "c.ofd", zip("OFD.xml", "<ofd/>"))
                .then()
                .statusCode(201)
                .body("mediaType", equalTo("application/ofd"));
        CaseDriver.upload(id, "M01", "d.docx", zip("anything.txt", "x")).then().statusCode(415);
        CaseDriver.upload(id, "M01", "e.pdf", "<html><script>".getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(415);
    }

    @Test
    void materialWithItsOwnListOfTypesTakesThoseOnly() throws IOException {
        CaseDriver.upload(id, "M03", "a.docx", zip("word/document.xml", "<w/>"))
                .then()
                .statusCode(415)
                .body("allowed", contains("application/pdf"));
        CaseDriver.upload(id, "M03", "a.pdf", CaseDriver.PDF).then().statusCode(201);
    }

    @Test
    void archiveThatExpandsWithoutEndIsRefused() throws IOException {
        CaseDriver.upload(id, "M01", "a.docx", zip("word/document.xml", "\0".repeat(60 << 20)))
                .then()
                .statusCode(422)
                .body("code", equalTo("FILE_UNSAFE"));
        byte[] whole = zip("word/document.xml", "some text that is cut off");
        CaseDriver.upload(id, "M01", "b.docx", Arrays.copyOf(whole, whole.length - 30))
                .then()
                .statusCode(422)
                .body("code", equalTo("FILE_UNSAFE"));
        assertNothingIncoming();
    }

    @Test
    void namesThatAreNotNamesAreRefused() {
        for (String name :
                new String[] {
                    "..",
                    ".hidden",
                    "a/b.pdf",
                    "a\\b.pdf",
                    "a\u202Efdp.exe",
                    "a\u200B.pdf",
                    "a\u0000.pdf",
                    "a\n.pdf",
                    " a.pdf",
                    "x".repeat(300)
                }) {
            int status = rawUpload(name).statusCode();
            assertThat(status).as(name).isBetween(400, 405);
        }
        rawUpload("总平面图（一）.pdf").then().statusCode(201);
        rawUpload("%2e%2e%2fpasswd").then().statusCode(201);
        CaseDriver.applicant()
                .get(CaseDriver.url(id) + "/materials")
                .then()
                .body("items.fileName", contains("%2e%2e%2fpasswd", "总平面图（一）.pdf"));
    }

    @Test
    void fileIsReplacedOnlyByWhoHasReadIt() {
        CaseDriver.upload(id, "M01", "a.pdf", CaseDriver.PDF).then().statusCode(201);
        Response again = CaseDriver.upload(id, "M01", "a.pdf", CaseDriver.PDF);
        again.then().statusCode(200);
        byte[] other = pdf(999);
        CaseDriver.upload(id, "M01", "a.pdf", other)
                .then()
                .statusCode(409)
                .body("code", equalTo("ID_TAKEN"));
        given().auth()
                .oauth2(Tokens.applicant("applicant1"))
                .contentType("application/octet-stream")
                .header("If-Match", again.header("ETag"))
                .body(other)
                .put(CaseDriver.url(id) + "/materials/M01/a.pdf")
                .then()
                .statusCode(200);
        given().auth()
                .oauth2(Tokens.applicant("applicant1"))
                .contentType("application/octet-stream")
                .header("If-Match", again.header("ETag"))
                .body(CaseDriver.PDF)
                .put(CaseDriver.url(id) + "/materials/M01/a.pdf")
                .then()
                .statusCode(412)
                .body("code", equalTo("STALE_VERSION"));
    }

    @Test
    void fileIsGivenOutAsAnAttachmentAndTakenOutOfADraftOnly() {
        CaseDriver.upload(id, "M01", "图.pdf", CaseDriver.PDF).then().statusCode(201);
        CaseDriver.upload(id, "M02", "b.pdf", CaseDriver.PDF).then().statusCode(201);
        String file = CaseDriver.url(id) + "/materials/M01/图.pdf";
        Response answer = CaseDriver.applicant().get(file);
        assertThat(answer.asByteArray()).isEqualTo(CaseDriver.PDF);
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo("attachment; filename*=UTF-8''%E5%9B%BE.pdf");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.contentType()).startsWith("application/octet-stream");
        CaseDriver.applicant().delete(file).then().statusCode(204);
        CaseDriver.applicant().get(file).then().statusCode(404);
        CaseDriver.upload(id, "M01", "a.pdf", CaseDriver.PDF).then().statusCode(201);
        CaseDriver.applicant().post(CaseDriver.url(id) + "/submit").then().statusCode(200);
        CaseDriver.applicant()
                .delete(CaseDriver.url(id) + "/materials/M01/a.pdf")
                .then()
                .statusCode(409)
                .body("code", equalTo("NOT_A_DRAFT"));
    }

    @Test
    void uploadThatBreaksOffLeavesNothing() throws IOException {
        try (Socket client = new Socket(root.getHost(), root.getPort())) {
            String head =
                    "PUT %s/materials/M01/a.pdf HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Length: 200000\r\n\r\n"
                            .formatted(CaseDriver.url(id), Tokens.applicant("applicant1"));
            client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().write(pdf(100_000));
            client.getOutputStream().flush();
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> incoming() > 0);
        }
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> incoming() == 0);
        CaseDriver.applicant()
                .get(CaseDriver.url(id) + "/materials")
                .then()
                .body("items.size()", equalTo(0));
    }

    @Test
    void onlyMaterialsOfTheItemAreTaken() {
        CaseDriver.upload(id, "M99", "a.pdf", CaseDriver.PDF)
                .then()
                .statusCode(422)
                .body("code", equalTo("MATERIAL_UNKNOWN"));
    }

    private Response rawUpload(String name) {
        return given().auth()
                .oauth2(Tokens.applicant("applicant1"))
                .contentType("application/octet-stream")
                .body(CaseDriver.PDF)
                .put(CaseDriver.url(id) + "/materials/{code}/{name}", "M01", name);
    }

    private HttpResponse<String> put(String file, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        root.resolve(CaseDriver.url(id) + "/materials/" + file))
                                .header("Authorization", "Bearer " + Tokens.applicant("applicant1"))
                                .timeout(Duration.ofSeconds(60))
                                .PUT(body)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private long incoming() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("incoming"))) {
            return files.count();
        }
    }

    private void assertNothingIncoming() {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> incoming() == 0);
    }

    private static byte[] pdf(int length) {
        return Arrays.copyOf(CaseDriver.PDF, length);
    }

    private static byte[] zip(String entry, String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static InputStream endless(long length) {
        return new InputStream() {
            private long left = length;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] into, int from, int most) {
                if (left <= 0) {
                    return -1;
                }
                int now = (int) Math.min(left, most);
                Arrays.fill(into, from, from + now, (byte) 'x');
                left -= now;
                return now;
            }
        };
    }
}

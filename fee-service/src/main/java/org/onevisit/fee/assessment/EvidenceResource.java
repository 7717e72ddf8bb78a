package org.onevisit.fee.assessment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.fee.Reason;
import org.onevisit.fee.Refused;
import org.onevisit.platform.Caller;
import org.onevisit.platform.Page;

/** 减免证明材料: the papers that reliefs of an assessment rest on. */
@Path("/api/fees/assessments/{id}/evidence")
@Tag(name = "Assessments 核定")
public class EvidenceResource {

    private static final int MOST_BYTES = 10 << 20;
    // What no eye sees is refused, and what a file system takes for a path.
    private static final Pattern NAME =
            Pattern.compile(
                    "[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}/\\\\:*?\"<>|.]"
                            + "[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}/\\\\:*?\"<>|]{0,199}");
    private static final Map<String, byte[]> TYPES =
            Map.of(
                    "application/pdf", new byte[] {'%', 'P', 'D', 'F', '-'},
                    "image/jpeg", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF},
                    "image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});

    private final Assessments assessments;
    private final EvidenceFiles files;
    private final Caller caller;
    private final Clock clock;

    EvidenceResource(Assessments assessments, EvidenceFiles files, Caller caller, Clock clock) {
        this.assessments = assessments;
        this.files = files;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({"finance", "auditor"})
    @Operation(
            operationId = "listEvidence",
            summary = "证明材料列表 Files that a relief may rest on",
            description = "Those handed in with the case, and those filed with the assessment.")
    @APIResponse(responseCode = "200", description = "All of them")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public Page<EvidenceFile> list(@PathParam("id") UUID id) {
        return new Page<>(files.of(assessments.visible(id, caller)), null);
    }

    @PUT
    @Path("/{fileName}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed("finance")
    @Operation(
            operationId = "putEvidence",
            summary = "上传证明材料 File a paper with an assessment",
            description =
                    "PDF, JPEG or PNG as the body, at most 10 MiB, at most 20 for an assessment. It stays:"
                            + " the same again answers 200, another content under the name 409.")
    @APIResponse(
            responseCode = "200",
            description = "It is there already",
            content = @Content(schema = @Schema(implementation = EvidenceFile.class)))
    @APIResponse(
            responseCode = "201",
            description = "Filed",
            content = @Content(schema = @Schema(implementation = EvidenceFile.class)))
    @APIResponse(responseCode = "400", description = "EVIDENCE_NAME_INVALID, EVIDENCE_BROKEN_OFF")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    @APIResponse(responseCode = "409", description = "ID_TAKEN, EVIDENCE_TOO_MANY, ASSESSMENT_VOID")
    @APIResponse(responseCode = "413", description = "EVIDENCE_TOO_LARGE")
    @APIResponse(responseCode = "415", description = "EVIDENCE_TYPE_REFUSED")
    public Response put(
            @PathParam("id") UUID id,
            @PathParam("fileName") String fileName,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/octet-stream",
                                            schema =
                                                    @Schema(
                                                            type = SchemaType.STRING,
                                                            format = "binary")))
                    InputStream body) {
        if (!NAME.matcher(fileName).matches() || !fileName.equals(fileName.strip())) {
            throw Refused.because(Reason.EVIDENCE_NAME_INVALID);
        }
        // Read before a transaction begins, but only for who may file it.
        QuarkusTransaction.requiringNew().run(() -> assessments.ofOffice(id, caller).live());
        EvidenceFiles.Content content = read(body);
        boolean created =
                QuarkusTransaction.requiringNew()
                        .call(
                                () -> {
                                    assessments.ofOffice(id, caller).live();
                                    return files.file(
                                            id, fileName, content, caller.name(), clock.instant());
                                });
        EvidenceFile filed = QuarkusTransaction.requiringNew().call(() -> one(id, fileName));
        return Response.status(created ? 201 : 200).entity(filed).build();
    }

    private EvidenceFile one(UUID id, String fileName) {
        List<EvidenceFile> all = files.of(assessments.visible(id, caller));
        return all.stream().filter(one -> one.file().equals(fileName)).findFirst().orElseThrow();
    }

    @GET
    @Path("/{fileName}")
    @Transactional
    @Produces({MediaType.APPLICATION_OCTET_STREAM, "application/problem+json"})
    @RolesAllowed({"finance", "auditor"})
    @Operation(
            operationId = "getEvidence",
            summary = "下载证明材料 A paper filed with an assessment",
            description = "Those handed in with the case are read there.")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public Response get(@PathParam("id") UUID id, @PathParam("fileName") String fileName) {
        EvidenceFiles.Content content =
                files.content(assessments.visible(id, caller).id(), fileName)
                        .orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
        String name = URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20");
        return Response.ok(content.bytes(), content.mediaType())
                .header("Content-Disposition", "attachment; filename*=UTF-8''" + name)
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    /** The type is told from the content; its name is not asked. */
    private static EvidenceFiles.Content read(InputStream body) {
        byte[] bytes;
        try {
            bytes = body.readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            throw Refused.because(Reason.EVIDENCE_BROKEN_OFF);
        }
        if (bytes.length > MOST_BYTES) {
            throw Refused.because(Reason.EVIDENCE_TOO_LARGE);
        }
        return TYPES.entrySet().stream()
                .filter(type -> begins(bytes, type.getValue()))
                .map(type -> new EvidenceFiles.Content(type.getKey(), bytes))
                .findFirst()
                .orElseThrow(() -> Refused.because(Reason.EVIDENCE_TYPE_REFUSED));
    }

    private static boolean begins(byte[] bytes, byte[] mark) {
        return bytes.length >= mark.length
                && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
    }
}

package org.onevisit.permit.material;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.permit.filing.Filing;
import org.onevisit.permit.filing.Filings;
import org.onevisit.permit.item.ItemVersion;
import org.onevisit.platform.Caller;

/** Files of a filing: handed in as the body of a PUT, given out as attachments only. */
@Path("/api/permits/filings/{id}/materials")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "materials")
public class MaterialResource {

    /** Most files of one filing. */
    public static final int MAX_FILES = 200;

    private final Filings filings;
    private final Materials materials;
    private final MaterialGate gate;
    private final Uploads uploads;
    private final ContentStore contents;
    private final Caller caller;
    private final Clock clock;
    private final List<String> defaultTypes;

    MaterialResource(
            Filings filings,
            Materials materials,
            MaterialGate gate,
            Uploads uploads,
            ContentStore contents,
            Caller caller,
            Clock clock,
            @ConfigProperty(name = "onevisit.upload.types") List<String> defaultTypes) {
        this.filings = filings;
        this.materials = materials;
        this.gate = gate;
        this.uploads = uploads;
        this.contents = contents;
        this.caller = caller;
        this.clock = clock;
        this.defaultTypes = defaultTypes;
    }

    /**
     * A file as it is listed.
     *
     * @param mediaType told from the content
     */
    public record View(
            String materialCode,
            String fileName,
            String sha256,
            long bytes,
            String mediaType,
            Instant uploadedAt) {

        static View of(Material material) {
            return new View(
                    material.materialCode(),
                    material.fileName(),
                    material.sha256(),
                    material.bytes(),
                    material.mediaType(),
                    material.uploadedAt());
        }
    }

    /** All files of a filing. */
    public record Listing(List<View> items, String next) {}

    @GET
    @Transactional
    @RolesAllowed({"applicant", "clerk", "reviewer", "chief", "auditor"})
    @Operation(
            operationId = "listMaterials",
            summary = "申请材料 Files of a filing",
            description = "Names, sizes, hashes and the types told from the contents.")
    public Listing list(@PathParam("id") UUID id) {
        filings.visible(id, caller);
        return new Listing(materials.of(id).stream().map(View::of).toList(), null);
    }

    @PUT
    @Path("/{materialCode}/{fileName}")
    @RolesAllowed({"applicant", "clerk", "chief"})
    @Operation(
            operationId = "putMaterial",
            summary = "上传材料 Hand in a file",
            description =
                    "The file is the body. The same again answers 200, another content under the name 409"
                            + " ID_TAKEN; with If-Match it replaces.")
    @APIResponse(
            responseCode = "200",
            description = "Replaced, or the same again",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = View.class)))
    @APIResponse(
            responseCode = "201",
            description = "Handed in",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "409", description = "MATERIAL_NOT_ASKED, ID_TAKEN, TOO_MANY_FILES")
    @APIResponse(responseCode = "412", description = "STALE_VERSION")
    @APIResponse(responseCode = "413", description = "FILE_TOO_LARGE")
    @APIResponse(responseCode = "415", description = "FILE_TYPE_REFUSED")
    @APIResponse(responseCode = "422", description = "FILE_EMPTY, FILE_UNSAFE")
    @APIResponse(responseCode = "503", description = "STORE_AWAY: nothing was kept, try again")
    public Response put(
            @PathParam("id") UUID id,
            @PathParam("materialCode") String materialCode,
            @PathParam("fileName") String fileName,
            @HeaderParam("Content-Length") Long length,
            @HeaderParam("If-Match") String ifMatch,
            InputStream body) {
        Material.Key key = new Material.Key(id, materialCode, FileName.checked(fileName));
        ItemVersion.Material asked =
                QuarkusTransaction.requiringNew().call(() -> gate.check(id, materialCode, caller));
        try (Uploads.Taken taken = uploads.take(body, length == null ? -1 : length)) {
            List<String> types = asked.fileTypes().isEmpty() ? defaultTypes : asked.fileTypes();
            if (!types.contains(taken.mediaType())) {
                throw Refused.allowing(Reason.FILE_TYPE_REFUSED, types);
            }
            keep(taken);
            return QuarkusTransaction.requiringNew().call(() -> record(key, taken, ifMatch));
        }
    }

    private void keep(Uploads.Taken taken) {
        try {
            contents.keep(taken.sha256(), taken.file());
        } catch (IOException e) {
            throw Uploads.away(e);
        }
    }

    private InputStream open(Material material) {
        try {
            return contents.open(material.sha256());
        } catch (IOException e) {
            throw Uploads.away(e);
        }
    }

    private Response record(Material.Key key, Uploads.Taken taken, String ifMatch) {
        Filing filing = gate.lock(key.filingId(), key.materialCode(), caller);
        Material known = materials.findById(key);
        boolean created = known == null;
        if (created) {
            if (ifMatch != null) {
                throw Refused.because(Reason.STALE_VERSION);
            }
            if (materials.count("key.filingId", key.filingId()) >= MAX_FILES) {
                throw Refused.because(Reason.TOO_MANY_FILES);
            }
            known = new Material(key);
        } else if (known.sha256().equals(taken.sha256())) {
            return answer(200, known);
        } else if (ifMatch == null) {
            throw Refused.because(Reason.ID_TAKEN);
        } else if (!ifMatch.equals('"' + known.sha256() + '"')) {
            throw Refused.because(Reason.STALE_VERSION);
        }
        String replaced = known.sha256();
        known.hold(taken, caller.name(), clock.instant());
        materials.persist(known);
        gate.tell(filing, known, replaced, caller);
        return answer(created ? 201 : 200, known);
    }

    @GET
    @Produces(MediaType.WILDCARD)
    @Path("/{materialCode}/{fileName}")
    @RolesAllowed({"applicant", "clerk", "reviewer", "chief"})
    @Operation(
            operationId = "getMaterial",
            summary = "下载材料 Download a file",
            description =
                    "Always as an attachment, never shown in place. For the applicant and those who handle the case:"
                            + " drawings are not for supervision.")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "503", description = "STORE_AWAY: try again")
    public Response get(
            @PathParam("id") UUID id,
            @PathParam("materialCode") String materialCode,
            @PathParam("fileName") String fileName) {
        Material material =
                QuarkusTransaction.requiringNew()
                        .call(
                                () -> {
                                    mustHandle(filings.visible(id, caller));
                                    return find(id, materialCode, fileName);
                                });
        return Response.ok(open(material), "application/octet-stream")
                .header("Content-Length", material.bytes())
                .header(
                        "Content-Disposition",
                        "attachment; filename*=UTF-8''"
                                + URLEncoder.encode(fileName, StandardCharsets.UTF_8)
                                        .replace("+", "%20"))
                .header("X-Content-Type-Options", "nosniff")
                .header("ETag", '"' + material.sha256() + '"')
                .build();
    }

    @DELETE
    @Path("/{materialCode}/{fileName}")
    @Transactional
    @RolesAllowed({"applicant", "clerk", "chief"})
    @Operation(
            operationId = "deleteMaterial",
            summary = "撤下材料 Take a file out of a draft",
            description = "Only while the filing is a draft: what was handed in stays.")
    public void delete(
            @PathParam("id") UUID id,
            @PathParam("materialCode") String materialCode,
            @PathParam("fileName") String fileName) {
        gate.mustBeDraft(id, caller);
        materials.delete(find(id, materialCode, fileName));
    }

    /** Who sees a case for other reasons, as supervisors do, sees no drawings. */
    private void mustHandle(Filing filing) {
        if (!filing.isOf(caller) && !filing.isAtOfficeOf(caller)) {
            throw Refused.because(Reason.NOT_FOUND);
        }
    }

    private Material find(UUID id, String materialCode, String fileName) {
        return materials
                .findByIdOptional(new Material.Key(id, materialCode, fileName))
                .orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
    }

    private static Response answer(int status, Material material) {
        return Response.status(status)
                .entity(View.of(material))
                .header("ETag", '"' + material.sha256() + '"')
                .build();
    }
}

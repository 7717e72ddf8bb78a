package org.onevisit.permit.material;

import jakarta.persistence.Basic;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** A file that was handed in as one of the materials (申请材料) of a filing. */
@Entity
public class Material {

    /** Which file: of a filing, for a material of its item, under the applicant's file name. */
    @Embeddable
    public record Key(UUID filingId, String materialCode, String fileName)
            implements Serializable {}

    @EmbeddedId private Key key;
    private String sha256;
    private long bytes;
    private String mediaType;
    @Basic private String uploadedBy;
    private Instant uploadedAt;

    protected Material() {}

    Material(Key key) {
        this.key = key;
    }

    void hold(Uploads.Taken taken, String by, Instant at) {
        sha256 = taken.sha256();
        bytes = taken.bytes();
        mediaType = taken.mediaType();
        uploadedBy = by;
        uploadedAt = at;
    }

    public String materialCode() {
        return key.materialCode();
    }

    public String fileName() {
        return key.fileName();
    }

    /** Hash of the content, by which it is stored. */
    public String sha256() {
        return sha256;
    }

    /** Size in bytes. */
    public long bytes() {
        return bytes;
    }

    /** Type told from the content. */
    public String mediaType() {
        return mediaType;
    }

    public Instant uploadedAt() {
        return uploadedAt;
    }
}

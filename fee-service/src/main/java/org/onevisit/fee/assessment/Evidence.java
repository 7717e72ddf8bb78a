package org.onevisit.fee.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.onevisit.fee.Findings;

/**
 * A paper that shows that a building is entitled to its relief: named by its number and day, or by
 * a file: one that the applicant handed in with the case, or that finance filed with the
 * assessment.
 *
 * @param building id of the building that it is about
 * @param title what paper it is
 * @param number its number (文号)
 * @param issuedOn its day
 * @param file {@code <material code>/<file name>} in the case's materials, or the name of one filed
 *     with the assessment
 * @param sha256 of that file, as it was when the relief was reckoned; written down here
 */
@Schema(description = "A paper behind a relief: by number and day, or by file of the case")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Evidence(
        @NotBlank @Size(max = 64) String building,
        @NotBlank @Size(max = 200) String title,
        @Size(max = 100) String number,
        @Schema(format = "date") String issuedOn,
        @Schema(description = "materialCode/fileName of the case, or one filed with the assessment")
                @Size(max = 400)
                String file,
        @Schema(description = "Of that file; written down here", readOnly = true) @Size(max = 64)
                String sha256) {

    /** The same with the hash of its file, if it names one. */
    Evidence sealed(Map<String, String> hashes) {
        String hash = file == null ? null : hashes.get(file);
        return new Evidence(building, title, number, issuedOn, file, hash);
    }

    /**
     * What is wrong with the papers, and which relieved buildings have none.
     *
     * @param files names of the files that belong to the assessment
     */
    static void check(
            List<Evidence> papers, Set<String> files, Set<String> relieved, Findings findings) {
        for (int i = 0; i < papers.size(); i++) {
            String at = "/evidence/" + i;
            Evidence paper = papers.get(i);
            findings.text(at + "/title", paper.title(), 200);
            if (paper.file() == null) {
                findings.needed(at + "/number", paper.number());
                findings.needed(at + "/issuedOn", paper.issuedOn());
            } else if (!files.contains(paper.file())) {
                findings.add(
                        at + "/file",
                        "NO_SUCH_FILE",
                        "办件材料和已上传证明材料中没有该文件"
                                + " Neither the case nor the assessment has this file");
            }
            findings.text(at + "/number", paper.number(), 100);
            findings.text(at + "/file", paper.file(), 400);
            findings.date(at + "/issuedOn", paper.issuedOn());
        }
        for (String building : relieved) {
            if (papers.stream().noneMatch(paper -> building.equals(paper.building()))) {
                findings.add(
                        "/evidence",
                        "EVIDENCE_MISSING",
                        building + "：减免须附证明材料 A relief needs a paper that shows it");
            }
        }
    }
}

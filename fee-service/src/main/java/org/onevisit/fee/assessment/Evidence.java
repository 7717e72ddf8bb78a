package org.onevisit.fee.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.onevisit.fee.Findings;

/**
 * A paper that shows that a building is entitled to its relief: named by its number and day, or by
 * the file that the applicant handed in with the case.
 *
 * @param building id of the building that it is about
 * @param title what paper it is
 * @param number its number (文号)
 * @param issuedOn its day
 * @param file {@code <material code>/<file name>} in the case's materials
 */
@Schema(description = "A paper behind a relief: by number and day, or by file of the case")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Evidence(
        @NotBlank @Size(max = 64) String building,
        @NotBlank @Size(max = 200) String title,
        @Size(max = 100) String number,
        @Schema(format = "date") String issuedOn,
        @Schema(description = "materialCode/fileName of the case") @Size(max = 400) String file) {

    /** What is wrong with the papers, and which relieved buildings have none. */
    static void check(List<Evidence> papers, Set<String> relieved, Findings findings) {
        for (int i = 0; i < papers.size(); i++) {
            String at = "/evidence/" + i;
            Evidence paper = papers.get(i);
            findings.text(at + "/title", paper.title(), 200);
            if (paper.file() == null) {
                findings.needed(at + "/number", paper.number());
                findings.needed(at + "/issuedOn", paper.issuedOn());
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

package org.onevisit.catalog.item;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * 申请材料: one material of the item's list; the office may ask for nothing else (行政许可法 art. 31).
 *
 * @param code name of the material within the item, used in addresses of files
 * @param fileTypes MIME types that may be uploaded; empty means the office's usual list
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Material(
        @Element("材料编号") @Pattern(regexp = "[A-Za-z0-9_-]{1,40}") String code,
        @Element("材料名称") @Size(max = 200) String name,
        @Element("必要性") Necessity necessity,
        @Element("材料类型") Kind kind,
        @Element("材料形式") Form form,
        @Element("原件份数") @Min(0) @Max(99) Integer originals,
        @Element("复印件份数") @Min(0) @Max(99) Integer copies,
        @Element("规格") @Size(max = 200) String specification,
        @Element("空白表格") @Size(max = 500) String blankForm,
        @Element("示例样表") @Size(max = 500) String sampleForm,
        @Element("来源渠道") Origin source,
        @Element("来源渠道说明") @Size(max = 500) String sourceNote,
        @Element("出具机构") @Size(max = 200) String issuer,
        @Element("填报须知") @Size(max = 1000) String fillingNotes,
        @Element("受理标准") @Size(max = 1000) String acceptanceCriteria,
        @Element("要求提供的依据") @Size(max = 1000) String basis,
        @Element("非必要时情形") @Size(max = 500) String whenNeeded,
        @Element("说明") @Size(max = 1000) String note,
        @Element("可上传的文件类型") @Size(max = 20)
                List<@NotNull @Pattern(regexp = "[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,100}") String>
                        fileTypes) {

    public Material {
        fileTypes = Content.orEmpty(fileTypes);
    }

    /** 必要性: must be there, needed in some cases, may be handed in later (容缺后补). */
    public enum Necessity {
        REQUIRED("必要"),
        OPTIONAL("非必要"),
        DEFERRABLE("容缺后补");

        private final String chinese;

        Necessity(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** 材料类型. */
    public enum Kind {
        ORIGINAL("原件"),
        COPY("复印件"),
        ORIGINAL_AND_COPY("原件和复印件");

        private final String chinese;

        Kind(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** 材料形式. */
    public enum Form {
        PAPER("纸质"),
        ELECTRONIC("电子"),
        PAPER_OR_ELECTRONIC("纸质或电子");

        private final String chinese;

        Form(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** 来源渠道: made by the applicant, issued by a public body, other. */
    public enum Origin {
        APPLICANT("申请人自备"),
        GOVERNMENT("政府部门核发"),
        OTHER("其他");

        private final String chinese;

        Origin(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }
}

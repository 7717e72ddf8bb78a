package org.onevisit.catalog.item;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What an office says about one of its service items: the elements of the implementation list
 * 实施清单要素 (ZWFW C 0109.2, GB/T 39046-2020 table 4). A draft may lack anything; what a published
 * version needs is judged by {@link PublicationRules}.
 *
 * <p>What was read from the catalogue can be sent back as a draft: version, state and validity are
 * the catalogue's own and are not taken from the sender.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties({"version", "status", "validFrom", "validTo"})
public record Content(
        @Element("实施编码") @Size(max = 64) String itemCode,
        @Element("基本编码") @Size(max = 64) String basicCode,
        @Element("事项名称") @Size(max = 200) String name,
        @Element("事项类型") @Pattern(regexp = "[0-9]{2}") String type,
        @Element("实施机构代码") @Size(max = 12) String officeCode,
        @Element("实施主体") @Size(max = 100) String officeName,
        @Element("印章名称") @Size(max = 100) String officeSeal,
        @Element("地方基本编码") @Size(max = 64) String localBasicCode,
        @Element("地方实施编码") @Size(max = 64) String localItemCode,
        @Element("主项") @Size(max = 200) String mainItem,
        @Element("是否有子项") Boolean hasSubItems,
        @Element("业务办理项") @Valid @Size(max = 99) List<@NotNull Variant> variants,
        @Element("权力") @Valid Power power,
        @Element("设定依据") @Valid @Size(max = 50) List<@NotNull LegalBasis> legalBasis,
        @Element("时限") @Valid Limits limits,
        @Element("办件类型") CaseType caseType,
        @Element("特别程序") @Size(max = 20) List<@NotNull @Size(max = 200) String> specialProcedures,
        @Element("环节") @Valid @Size(max = 20) List<@NotNull Stage> stages,
        @Element("受理条件") @Size(max = 100) List<@NotNull @Size(max = 1000) String> conditions,
        @Element("服务对象") @Size(max = 6) List<@NotNull ServiceObject> serviceObjects,
        @Element("申请") @Valid Application application,
        @Element("到办事现场次数") @Min(0) @Max(99) Integer maxVisits,
        @Element("申请材料") @Valid @Size(max = 100) List<@NotNull Material> materials,
        @Element("表单") JsonNode formSchema,
        @Element("办理流程标识") @Size(max = 64) String processKey,
        @Element("审批结果") @Valid Result result,
        @Element("收费") @Valid Fee fee,
        @Element("中介服务") @Valid Intermediary intermediary,
        @Element("咨询投诉") @Valid Contacts contacts,
        @Element("依法享有的权利") @Size(max = 2000) String rights,
        @Element("应履行的义务") @Size(max = 2000) String duties,
        @Element("救济途径") @Valid Remedies remedies,
        @Element("主题") @Valid Topics topics,
        @Element("来源") @Valid @Size(max = 50) List<@NotNull Source> sources,
        @Element("示例数据") Boolean sample,
        @Element("示例说明") @Size(max = 50) List<@NotNull @Size(max = 500) String> sampleNotes) {

    public Content {
        variants = orEmpty(variants);
        legalBasis = orEmpty(legalBasis);
        specialProcedures = orEmpty(specialProcedures);
        stages = orEmpty(stages);
        conditions = orEmpty(conditions);
        serviceObjects = orEmpty(serviceObjects);
        materials = orEmpty(materials);
        sources = orEmpty(sources);
        sampleNotes = orEmpty(sampleNotes);
        sample = Boolean.TRUE.equals(sample);
    }

    /** The content with the codes that follow from its address. */
    Content withCodes(String itemCode, String basicCode) {
        return new Content(
                itemCode,
                basicCode,
                name,
                type,
                officeCode,
                officeName,
                officeSeal,
                localBasicCode,
                localItemCode,
                mainItem,
                hasSubItems,
                variants,
                power,
                legalBasis,
                limits,
                caseType,
                specialProcedures,
                stages,
                conditions,
                serviceObjects,
                application,
                maxVisits,
                materials,
                formSchema,
                processKey,
                result,
                fee,
                intermediary,
                contacts,
                rights,
                duties,
                remedies,
                topics,
                sources,
                sample,
                sampleNotes);
    }

    // Not List.copyOf: a null inside is reported as a flaw, not thrown.
    static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }

    /** 办件类型, GB/T 39046 A.6: done on the spot, done within the promise, other. */
    public enum CaseType {
        INSTANT,
        PROMISE,
        OTHER
    }

    /** 服务对象, GB/T 39046 A.3, codes 1 to 6 in this order; named like the types of applicant. */
    public enum ServiceObject {
        PERSON("自然人"),
        ENTERPRISE("企业法人"),
        INSTITUTION("事业法人"),
        SOCIAL_ORGANISATION("社会组织法人"),
        GOVERNMENT("行政机关"),
        OTHER("其他组织");

        private final String chinese;

        ServiceObject(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** 业务办理项: a variant of the item with its own code of 33 characters. */
    public record Variant(
            @Element("业务办理项编码") @Size(max = 64) String code,
            @Element("业务办理项名称") @Size(max = 200) String name) {}

    /** 权力: whose power it is and how it is divided. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Power(
            @Element("权力来源") @Size(max = 100) String source,
            @Element("行使层级") @Pattern(regexp = "[1-7]") String level,
            @Element("权限划分") @Size(max = 1000) String division,
            @Element("行使内容") @Size(max = 1000) String content,
            @Element("实施主体编码") @Size(max = 64) String bodyCode,
            @Element("实施主体性质") @Pattern(regexp = "[1239]") String bodyNature,
            @Element("委托部门") @Size(max = 200) String entrustingBody,
            @Element("联办机构") @Size(max = 20) List<@NotNull @Size(max = 200) String> jointBodies,
            @Element("承办机构") @Size(max = 20) List<@NotNull @Size(max = 200) String> handlingBodies,
            @Element("中央业务指导部门") @Size(max = 200) String guidingBody) {

        public Power {
            jointBodies = orEmpty(jointBodies);
            handlingBodies = orEmpty(handlingBodies);
        }
    }

    /** 设定依据: a law and its article, with what it says in short. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LegalBasis(
            @Element("依据名称") @Size(max = 200) String law,
            @Element("条款") @Size(max = 100) String article,
            @Element("内容") @Size(max = 1000) String text) {}

    /** 主题: under which topics people and organisations find the item. */
    public record Topics(
            @Element("自然人主题") @Size(max = 20) List<@NotNull @Size(max = 50) String> persons,
            @Element("法人主题") @Size(max = 20) List<@NotNull @Size(max = 50) String> organisations) {

        public Topics {
            persons = orEmpty(persons);
            organisations = orEmpty(organisations);
        }
    }

    /** Where a fact of the item was read. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Source(
            @Element("标题") @Size(max = 300) String title,
            @Element("地区") @Size(max = 100) String place,
            @Element("年份") @Min(1949) @Max(2199) Integer year,
            @Element("网址") @Size(max = 500) @Pattern(regexp = "https?://[^\\s\"'<>]+") String url,
            @Element("采用内容") @Size(max = 500) String note) {}
}

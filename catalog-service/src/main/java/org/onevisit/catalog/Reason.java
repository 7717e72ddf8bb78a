package org.onevisit.catalog;

/**
 * Every reason for which the catalogue refuses something: its error catalogue. The name is the
 * stable {@code code} of the answer.
 */
public enum Reason {
    ITEM_NOT_FOUND(404, "没有这个事项", "There is no such item"),
    ITEM_NOT_YET_IN_FORCE(404, "该事项在所问日期尚未施行", "The item is not yet in force on that day"),
    ITEM_RETIRED(404, "该事项在所问日期已经取消", "The item is no longer in force on that day"),
    VERSION_NOT_FOUND(404, "没有这个版本", "There is no such version"),
    NO_DRAFT(404, "没有草稿", "There is no draft"),
    OFFICE_NOT_YOURS(403, "只能编辑本单位的事项", "You edit items of your own office only"),
    STALE_VERSION(412, "草稿已被他人修改,请重新读取", "The draft has changed since it was read"),
    PRECONDITION_REQUIRED(428, "修改已有草稿须带 If-Match", "Changing a draft needs If-Match"),
    INVALID_ITEM_CODE(422, "实施编码不符合编码规则", "The item code breaks the coding rule (C-1)"),
    ITEM_CODE_DIFFERS(422, "正文中的实施编码与地址不一致", "The item code in the body differs from the path"),
    BASIC_CODE_DIFFERS(422, "基本编码与实施编码不一致", "The basic code is not the one inside the item code"),
    OFFICE_CODE_INVALID(422, "实施机构代码应为6至12位数字", "The office code is not 6 to 12 digits"),
    OFFICE_DIFFERS(422, "事项不能改属另一单位", "An item stays with its office"),
    UNREADABLE_TEXT(422, "文本含有不可显示的控制字符", "A text holds control characters"),
    EFFECTIVE_FROM_IN_PAST(
            422,
            "施行日期不能早于今天(已公布的历史不可更改)",
            "A version may not start in the past: what was published is fixed"),
    EFFECTIVE_FROM_TOO_FAR(
            422, "施行日期超出允许范围", "The day is outside 1990-01-01 to five years from today"),
    EFFECTIVE_TO_IN_PAST(422, "取消日期不能早于今天", "An item may not be retired in the past"),
    NOT_PUBLISHED(409, "事项尚未公布", "The item was never published"),
    ALREADY_RETIRED(409, "事项已取消", "The item is retired already"),
    NAME_MISSING(422, "缺少事项名称", "The name is missing"),
    TYPE_UNKNOWN(422, "事项类型代码不存在", "Unknown type of item"),
    OFFICE_NAME_MISSING(422, "缺少实施主体名称", "The name of the office is missing"),
    LIMIT_MISSING(422, "缺少办结时限或单位", "A limit or its unit is missing"),
    LIMIT_UNITS_DIFFER(
            422, "各时限的单位应当一致", "Limits that are compared must be counted in the same unit (R-D11)"),
    PROMISE_EXCEEDS_STATUTORY(
            422, "承诺时限超过法定时限", "The promised limit exceeds the statutory limit (R-D11)"),
    NO_MATERIALS(422, "至少要有一份申请材料", "At least one material is needed"),
    MATERIAL_INCOMPLETE(422, "材料缺少编号、名称或必要性", "A material lacks its code, name or necessity"),
    MATERIAL_CODE_REPEATED(422, "材料编号重复", "Two materials have the same code"),
    NO_LEGAL_BASIS(422, "缺少设定依据", "The legal basis is missing"),
    NO_STAGES(422, "缺少办理环节", "The stages are missing"),
    STAGE_INCOMPLETE(422, "环节缺少代码、名称或时限", "A stage lacks its code, name or limit"),
    STAGE_REPEATED(422, "环节重复", "A stage stands twice"),
    STAGES_EXCEED_PROMISE(
            422,
            "各环节时限之和超过承诺时限",
            "The stages up to the decision take longer than the promised limit"),
    DELIVERY_EXCEEDS_TEN_DAYS(
            422,
            "制证、送达之和超过决定后10个工作日(行政许可法第44条)",
            "Certificate and delivery take more than 10 workdays (art. 44)"),
    FORM_SCHEMA_MISSING(422, "缺少表单定义", "The form schema is missing"),
    FORM_SCHEMA_INVALID(
            422, "表单定义不是有效的 JSON Schema 2020-12", "The form is not a JSON Schema 2020-12"),
    FORM_SCHEMA_REFERENCE(
            422,
            "表单定义只能引用自身的 #/$defs,且不得循环",
            "A form may only refer to its own #/$defs, and not in a circle"),
    FORM_SCHEMA_TOO_LARGE(422, "表单定义过大", "The form schema is too large"),
    FORM_PATTERN_UNSAFE(
            422, "表单中的正则表达式可能耗时过长", "A pattern of the form could take very long to match"),
    FORM_EXAMPLE_MISSING(422, "表单定义缺少完整示例", "The form needs one complete example"),
    FORM_EXAMPLE_INVALID(422, "表单示例不符合表单定义", "The example of the form breaks the form's schema"),
    PROCESS_UNKNOWN(422, "没有这种办理流程", "There is no such process"),
    RESULT_MISSING(422, "缺少审批结果类型或名称", "The result or its type is missing"),
    FEE_BASIS_MISSING(422, "收费须写明依据(行政许可法第58条)", "A charge must name its basis (art. 58)"),
    IMPORT_HAS_PROBLEMS(422, "导入文件有问题,未写入任何内容", "The import has problems; nothing was written"),
    IMPORT_UNREADABLE(422, "无法读取导入文件", "The file cannot be read"),
    IMPORT_TOO_LARGE(413, "导入文件过大", "The import is too large"),
    DRAFT_EXISTS(409, "该事项已有草稿", "The item has another draft already"),
    CALENDAR_DAY_IMPOSSIBLE(
            422, "日期不属于该年度通知或自相矛盾", "A day does not belong to the notice or contradicts it"),
    CALENDAR_KNOWN_ON_INVALID(
            422,
            "公布日期不能晚于今天或早于前一通知",
            "It cannot be known from a later day, or before what it amends"),
    CALENDAR_NOT_PUBLISHED(422, "该年度放假安排尚未公布", "The calendar of the year is not published yet"),
    PERIOD_INVALID(400, "起止日期有误或跨度过长", "The period is not valid or too long"),
    QUERY_TOO_LONG(400, "检索词过长", "The query is too long"),
    FORMAT_UNKNOWN(400, "导出格式只有 json 和 xlsx", "An export is json or xlsx"),
    BAD_NUMBER(400, "应为整数", "A whole number is expected"),
    BAD_DATE(400, "日期应为 2025-09-26 的形式", "A date is written like 2025-09-26");

    private final int status;
    private final String chinese;
    private final String english;

    Reason(int status, String chinese, String english) {
        this.status = status;
        this.chinese = chinese;
        this.english = english;
    }

    /** HTTP status of the answer. */
    public int status() {
        return status;
    }

    /** What a person reads, Chinese first. */
    public String text() {
        return chinese + " " + english;
    }
}

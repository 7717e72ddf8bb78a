package org.onevisit.permit.desk;

import java.util.List;
import org.onevisit.platform.Caller;

/** Steps of the procedure that wait for a person (环节), and who may take them. */
public enum Step {
    /** 收件/受理: window clerks, or the 首席代表 with the delegated power of the office. */
    INTAKE("收件受理", "Intake", List.of("clerk", "chief")),
    /** 补正: waits for the applicant. */
    SUPPLEMENT("补正", "Supplement", List.of()),
    /** 审查. */
    REVIEW("审查", "Review", List.of("reviewer", "chief")),
    /** 现场核查 by two officers, 行政许可法 art. 34. */
    SITE_CHECK("现场核查", "Site check", List.of("reviewer", "chief")),
    /** 决定 by the 首席代表. */
    DECIDE("决定", "Decision", List.of("chief")),
    /** 送达. */
    DELIVER("送达", "Delivery", List.of("clerk", "chief"));

    /** What the user name of an officer looks like. */
    static final String OFFICER = "[A-Za-z0-9._@-]{1,100}";

    private final String zh;
    private final String en;
    private final List<String> roles;

    Step(String zh, String en, List<String> roles) {
        this.zh = zh;
        this.en = en;
        this.roles = roles;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /** Whether the caller's roles let him take this step. */
    boolean isFor(Caller caller) {
        return roles.stream().anyMatch(caller::is);
    }
}

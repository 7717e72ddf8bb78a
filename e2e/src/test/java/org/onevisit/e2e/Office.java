package org.onevisit.e2e;

import java.util.HashMap;
import java.util.Map;

/** An office's officers at their desk. */
record Office(String code, Person clerk, Person reviewer, Person chief) {

    private Answer complete(Person officer, Case handled, String action, Map<String, ?> said) {
        Map<String, Object> body = new HashMap<>(said);
        body.put("action", action);
        return officer.post("/api/permits/tasks/" + handled.task() + "/complete", body);
    }

    /** 收件受理: what the clerk says to a case that came in. */
    Answer intake(Case handled, String action, Map<String, ?> said) {
        return complete(clerk, handled, action, said);
    }

    Answer accept(Case handled) {
        return intake(handled, "ACCEPT", Map.of());
    }

    /** 审查. */
    Answer review(Case handled, String action, Map<String, ?> said) {
        return complete(reviewer, handled, action, said);
    }

    Answer pass(Case handled) {
        return review(handled, "PASS", Map.of("opinion", "材料齐全，符合规定"));
    }

    /** 现场核查. */
    Answer checkSite(Case handled, Map<String, ?> said) {
        return complete(reviewer, handled, "CHECKED", said);
    }

    /** 决定. */
    Answer decide(Case handled, String action, Map<String, ?> said) {
        return complete(chief, handled, action, said);
    }

    Answer grant(Case handled) {
        return decide(handled, "GRANT", Map.of("opinion", "同意"));
    }

    Answer deliver(Case handled) {
        return complete(clerk, handled, "DELIVERED", Map.of("method", "窗口领取"));
    }
}

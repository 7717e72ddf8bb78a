package org.onevisit.permit.filing;

import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.List;
import org.onevisit.permit.item.ItemVersion;

/** Where the process engine has a case, and the way it took there. */
@MappedSuperclass
public abstract class Routed extends Filed {

    private String processInstance;
    private String processDefinition;
    private String passed = "";

    protected Routed() {}

    Routed(Application application, String owner, ItemVersion item, Draft draft, Instant at) {
        super(application, owner, item, draft, at);
    }

    final void runs(String instance, String definition) {
        processInstance = instance;
        processDefinition = definition;
    }

    /** Went along a flow of the diagram. */
    public void passes(String flow) {
        passed = passed.isEmpty() ? flow : passed + " " + flow;
    }

    public String processInstance() {
        return processInstance;
    }

    public String processDefinition() {
        return processDefinition;
    }

    /** Ids of the flows of the diagram that the case went along, in order. */
    public List<String> passed() {
        return passed.isEmpty() ? List.of() : List.of(passed.split(" "));
    }
}

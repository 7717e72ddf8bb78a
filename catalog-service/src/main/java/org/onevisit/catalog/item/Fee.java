package org.onevisit.catalog.item;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * 收费. Whether the licence itself costs something and whether a levy follows from it are two things:
 * a licence is free unless law says otherwise (行政许可法 art. 58), a levy has its own basis.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Fee(
        @Element("许可收费") @Valid Licence licence,
        @Element("征收") @Valid Levy levy,
        @Element("是否涉及征收(税)费减免的审批") Boolean reliefApproval) {

    /** Charge for the licence itself. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Licence(
            @Element("是否收费") Boolean charged,
            @Element("收费依据") @Size(max = 1000) String basis,
            @Element("收费项目") @Valid @Size(max = 20) List<@NotNull Charge> items) {

        public Licence {
            charged = Boolean.TRUE.equals(charged);
            items = Content.orEmpty(items);
        }
    }

    /** One charge with its standard, and whether it can be reduced. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Charge(
            @Element("收费项目名称") @Size(max = 200) String name,
            @Element("收费标准") @Size(max = 500) String standard,
            @Element("收费依据") @Size(max = 1000) String basis,
            @Element("是否允许减免") Boolean reducible,
            @Element("减免依据") @Size(max = 1000) String reductionBasis) {}

    /** Levy that follows from the decision, such as 防空地下室易地建设费. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Levy(
            @Element("是否征收") Boolean levied,
            @Element("征收项目") @Size(max = 200) String name,
            @Element("征收依据") @Size(max = 1000) String basis) {

        public Levy {
            levied = Boolean.TRUE.equals(levied);
        }
    }
}

package org.onevisit.catalog.item;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** 申请: where, when and in which ways the item can be applied for. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Application(
        @Element("办理形式") @Size(max = 5) List<@NotNull Channel> channels,
        @Element("数量限制") @Size(max = 500) String quantityLimit,
        @Element("线下办理流程") @Size(max = 2000) String procedure,
        @Element("线上办理流程") @Size(max = 2000) String onlineProcedure,
        @Element("流程图") @Size(max = 500) String flowChart,
        @Element("必须现场办理原因") @Size(max = 500) String onSiteReason,
        @Element("网上办理深度") @Size(max = 100) String onlineDepth,
        @Element("通办范围") @Size(max = 200) String scope,
        @Element("是否网办") Boolean online,
        @Element("网办地址") @Pattern(regexp = "https?://[^\\s\"'<>]{1,500}") String onlineAddress,
        @Element("是否支持预约") Boolean reservation,
        @Element("是否支持网上支付") Boolean onlinePayment,
        @Element("是否支持物流快递") Boolean logistics,
        @Element("是否支持自助终端") Boolean selfService,
        @Element("材料是否可邮寄") Boolean materialsByMail,
        @Element("结果是否可邮寄") Boolean resultByMail,
        @Element("是否进驻大厅") Boolean inHall,
        @Element("大厅名称") @Size(max = 200) String hall,
        @Element("办理地点") @Size(max = 500) String place,
        @Element("办理时间") @Size(max = 500) String hours,
        @Element("交通指引") @Size(max = 500) String directions) {

    public Application {
        channels = Content.orEmpty(channels);
    }

    /** 办理形式, GB/T 39046: codes 1, 2, 3, 4, 9 in this order; named like the channels of a filing. */
    public enum Channel {
        WINDOW("窗口办理"),
        WEB("网上办理"),
        MOBILE("移动端办理"),
        MAIL("快递申请"),
        OTHER("其他");

        private final String chinese;

        Channel(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }
}

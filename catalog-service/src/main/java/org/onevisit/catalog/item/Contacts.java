package org.onevisit.catalog.item;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** 咨询投诉: whom to ask, where to complain, and what others have asked. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Contacts(
        @Element("咨询方式") @Size(max = 500) String consultation,
        @Element("咨询电话") @Size(max = 100) String consultationPhone,
        @Element("监督投诉方式") @Size(max = 500) String complaint,
        @Element("监督投诉电话") @Size(max = 100) String complaintPhone,
        @Element("常见问题") @Valid @Size(max = 50) List<@NotNull Question> questions) {

    public Contacts {
        questions = Content.orEmpty(questions);
    }

    /** 常见问题: a question often asked, and its answer. */
    public record Question(
            @Element("问题") @Size(max = 500) String question,
            @Element("解答") @Size(max = 2000) String answer) {}
}

package org.onevisit.catalog.calendar;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A notice of the State Council on the holidays of a year (放假安排通知), or its amendment. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CalendarNotice(
        @NotNull @Min(1990) @Max(2199) Integer year,
        @Schema(description = "1 for the first notice of a year; given when it is published")
                Integer version,
        @Schema(description = "Number of the paper, e.g. 国办发明电〔2025〕7号") @NotBlank @Size(max = 200)
                String document,
        @Schema(description = "The day from which it is known; today when absent")
                LocalDate knownOn,
        @Schema(description = "Days off; December days of the year before may stand here too")
                @NotNull
                @Size(max = 150)
                List<@NotNull LocalDate> off,
        @Schema(description = "Weekend days worked") @NotNull @Size(max = 100)
                List<@NotNull LocalDate> work) {}

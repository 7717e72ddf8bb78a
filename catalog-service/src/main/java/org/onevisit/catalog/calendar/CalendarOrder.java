package org.onevisit.catalog.calendar;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An order of a local government for one day at one office, such as a typhoon closure. */
public record CalendarOrder(
        @NotNull @Pattern(regexp = "[0-9]{6,12}") String officeCode,
        @NotNull LocalDate date,
        @Schema(description = "Given when it is published; the last one holds") Integer version,
        @Schema(description = "Whether the day is worked by the order") @NotNull Boolean workday,
        @Schema(description = "Number of the paper") @NotBlank @Size(max = 200) String document,
        @Schema(description = "The day from which it is known; today when absent")
                LocalDate knownOn) {}

package org.onevisit.fee.ledger;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.fee.Reason;
import org.onevisit.fee.Refused;
import org.onevisit.fee.ledger.Periods.Period;
import org.onevisit.platform.Caller;
import org.onevisit.platform.Page;

/** 结账: the months that an office has closed, and their closing by two people. */
@Path("/api/fees/ledger/periods")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Ledger 账簿")
public class PeriodResource {

    private static final LocalDate LATEST = LocalDate.of(9999, 1, 1);

    private final Periods periods;
    private final Caller caller;

    PeriodResource(Periods periods, Caller caller) {
        this.periods = periods;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"finance", "chief", "auditor"})
    @Operation(
            operationId = "listPeriods",
            summary = "已结账月份 Months proposed for closing or closed",
            description =
                    "Of the caller's office, or of the one that an auditor names; last first.")
    @APIResponse(responseCode = "200", description = "A page of months")
    @APIResponse(responseCode = "400", description = "INVALID_INPUT: an auditor names an office")
    public Page<Period> list(
            @QueryParam("officeCode") String officeCode,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        String office = caller.is("auditor") ? officeCode : caller.officeCode();
        if (office == null || office.isEmpty()) {
            throw Refused.because(Reason.INVALID_INPUT, "/officeCode");
        }
        String key = Page.decode(cursor);
        LocalDate before = LATEST;
        if (key != null) {
            try {
                before = YearMonth.parse(key).atDay(1);
            } catch (DateTimeException e) {
                throw new Page.BadCursor();
            }
        }
        int size = Page.limit(limit);
        return Page.of(periods.of(office, before, size + 1), size, Period::month);
    }

    @POST
    @Path("/{month}/close")
    @Transactional
    @RolesAllowed({"finance", "chief"})
    @Operation(
            operationId = "closePeriod",
            summary = "结账 Close a month of the office",
            description =
                    "The first call proposes it, the call of another person closes it: from then on nothing is"
                            + " booked into the month, and it is never opened again. The same person"
                            + " calling again changes nothing.")
    @APIResponse(responseCode = "200", description = "The month, PROPOSED or CLOSED")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: not a month such as 2025-09")
    @APIResponse(responseCode = "409", description = "PERIOD_NOT_OVER")
    public Period close(@PathParam("month") String month) {
        if (caller.officeCode() == null) {
            throw Refused.because(Reason.NOT_FOUND);
        }
        try {
            return periods.close(caller.officeCode(), month(month), caller.name());
        } catch (DateTimeException e) {
            throw Refused.because(Reason.NOT_FOUND);
        }
    }

    private static YearMonth month(String text) {
        YearMonth month = YearMonth.parse(text);
        if (month.getYear() < 1990 || month.getYear() > 2999) {
            throw Refused.because(Reason.NOT_FOUND);
        }
        return month;
    }
}

package org.onevisit.fee.ledger;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.fee.Reason;
import org.onevisit.fee.Refused;
import org.onevisit.fee.ledger.Statements.Place;
import org.onevisit.fee.ledger.Statements.Scope;
import org.onevisit.platform.Caller;
import org.onevisit.platform.Page;

/** The books, for auditors of all offices and for the finance officers of one. */
@Path("/api/fees/ledger")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Ledger 账簿",
        description = "Double entry, append-only: every yuan with what it comes from")
public class LedgerResource {

    private final Statements statements;
    private final Seals seals;
    private final Audit audit;
    private final Caller caller;
    private final Clock clock;

    LedgerResource(Statements statements, Seals seals, Audit audit, Caller caller, Clock clock) {
        this.statements = statements;
        this.seals = seals;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/entries")
    @RolesAllowed({"finance", "auditor"})
    @Operation(
            operationId = "listLedgerEntries",
            summary = "分录 Entries of the ledger",
            description =
                    "Of an assessment, or of all, in the order of the transactions' gap-free numbers. Debit and"
                            + " credit in yuan; `source` is the id of the assessment, re-assessment,"
                            + " payment or refund that the transaction comes from. Finance officers"
                            + " see those of their office.")
    @APIResponse(responseCode = "200", description = "A page of entries")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: no such assessment in the office")
    public Page<EntryView> entries(
            @QueryParam("assessmentNo") String assessmentNo,
            @QueryParam("officeCode") String officeCode,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        String office = office(officeCode);
        Scope scope = new Scope(null, office);
        if (assessmentNo != null && !assessmentNo.isEmpty()) {
            scope = statements.numbered(assessmentNo);
            if (scope == null || (office != null && !office.equals(scope.officeCode()))) {
                throw Refused.because(Reason.NOT_FOUND);
            }
        }
        seals.seal();
        int size = Page.limit(limit);
        List<EntryView> entries = statements.entries(scope, place(cursor), size + 1);
        return Page.of(entries, size, entry -> entry.transactionNo() + "/" + entry.line());
    }

    @GET
    @Path("/trial-balance")
    @RolesAllowed({"finance", "auditor"})
    @Operation(
            operationId = "getTrialBalance",
            summary = "试算平衡表 Trial balance",
            description =
                    "The accounts as of a day (`2025-09-26`: what is booked up to it) or an instant (what was"
                            + " written by then; now when absent), of one office or of all. `sum` is"
                            + " always 0.00.")
    @APIResponse(responseCode = "200", description = "The accounts")
    @APIResponse(
            responseCode = "400",
            description = "INVALID_INPUT: `asOf` is no day and no instant")
    public TrialBalance trialBalance(
            @QueryParam("asOf") String asOf, @QueryParam("officeCode") String officeCode) {
        AsOf when = AsOf.read(asOf, clock.instant());
        String office = office(officeCode);
        return TrialBalance.of(when.text(), office, statements.balance(office, when));
    }

    @GET
    @Path("/verify")
    @RolesAllowed("auditor")
    @Operation(
            operationId = "verifyLedger",
            summary = "核验账簿 Recount of the whole ledger",
            description =
                    "Counts everything again from the entries alone: balance, numbers, seals, negative"
                            + " receivables, figures, closed months, reversals. Keep `lastSeal`"
                            + " elsewhere: as long as it is found among the seals later, nothing"
                            + " before it was changed.")
    @APIResponse(responseCode = "200", description = "What was found")
    public Verification verify() {
        seals.seal();
        return audit.verify();
    }

    /** Whose books: an auditor may name an office, finance has its own. */
    private String office(String asked) {
        if (caller.is("auditor")) {
            return asked == null || asked.isEmpty() ? null : asked;
        }
        String own = caller.officeCode();
        if (own == null || (asked != null && !asked.isEmpty() && !asked.equals(own))) {
            throw Refused.because(Reason.NOT_FOUND);
        }
        return own;
    }

    private static Place place(String cursor) {
        String key = Page.decode(cursor);
        if (key == null) {
            return new Place(0, 0);
        }
        String[] parts = key.split("/", -1);
        try {
            return new Place(Long.parseLong(parts[0]), Integer.parseInt(parts[1]));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new Page.BadCursor();
        }
    }
}

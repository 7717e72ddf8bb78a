package org.onevisit.permit.card;

import io.quarkus.security.ForbiddenException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.permit.MomentKey;
import org.onevisit.permit.Question;
import org.onevisit.permit.event.Events;
import org.onevisit.permit.supervision.Viewers;
import org.onevisit.platform.Caller;
import org.onevisit.platform.OfficeTime;
import org.onevisit.platform.Page;

/** Cards (预警、黄牌、红牌): who answers for what, and what became of it. */
@Path("/api/supervision/cards")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "supervision")
public class CardResource {

    private final Cards cards;
    private final Viewers viewers;
    private final Events events;
    private final Caller caller;
    private final Clock clock;

    CardResource(Cards cards, Viewers viewers, Events events, Caller caller, Clock clock) {
        this.cards = cards;
        this.viewers = viewers;
        this.events = events;
        this.caller = caller;
        this.clock = clock;
    }

    /** What the office says to a card. */
    public record Answer(@NotBlank @Size(max = 2000) String text) {}

    /** Why the office asks for it to be withdrawn. */
    public record Appeal(@NotBlank @Size(max = 2000) String grounds) {}

    /** What the supervisor decides. */
    public record Resolution(@NotNull Outcome outcome, @NotBlank @Size(max = 2000) String reason) {}

    /** How a card ends. */
    public enum Outcome {
        UPHELD(Card.State.UPHELD),
        WITHDRAWN(Card.State.WITHDRAWN);

        private final Card.State state;

        Outcome(Card.State state) {
            this.state = state;
        }
    }

    @GET
    @Transactional
    @RolesAllowed({"clerk", "reviewer", "chief", "supervisor", "auditor"})
    @Operation(
            operationId = "listCards",
            summary = "预警与红黄牌 Cards",
            description =
                    "Newest first. Staff see those of their office, supervisors and auditors all, or those of"
                            + " `officeCode`.")
    public Page<CardView> list(
            @QueryParam("state") Card.State state,
            @QueryParam("colour") Colour colour,
            @QueryParam("officeCode") @Size(max = 20) String officeCode,
            @QueryParam("filingId") UUID filingId,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int most = Page.limit(limit);
        Cards.Filter filter =
                new Cards.Filter(state, colour, viewers.office(caller, officeCode), filingId);
        Question question = Question.of(filter);
        List<Card> rows = cards.page(filter, MomentKey.of(question.key(cursor)), most + 1);
        Page<Card> page =
                Page.of(
                        rows,
                        most,
                        card -> question.cursor(new MomentKey(card.raisedAt(), card.id()).text()));
        return new Page<>(page.items().stream().map(this::view).toList(), page.next());
    }

    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed({"clerk", "reviewer", "chief", "supervisor", "auditor"})
    @Operation(
            operationId = "getCard",
            summary = "一张牌 One card",
            description = "With what was said to it and what can be done with it now.")
    public CardView get(@PathParam("id") UUID id) {
        return view(cards.visible(id, caller));
    }

    @POST
    @Path("/{id}/answer")
    @Transactional
    @RolesAllowed({"clerk", "reviewer", "chief"})
    @Operation(
            operationId = "answerCard",
            summary = "答复 Answer a card",
            description = "By its owner, or by the chief of the office.")
    @APIResponse(
            responseCode = "200",
            description = "Done, now or before",
            content = @Content(schema = @Schema(implementation = CardView.class)))
    @APIResponse(responseCode = "409", description = "ACTION_NOT_ALLOWED, with what is allowed")
    public CardView answer(@PathParam("id") UUID id, @NotNull @Valid Answer answer) {
        Card card = cards.locked(id, caller);
        if (!caller.is("chief") && !card.isOf(caller.name())) {
            throw new ForbiddenException();
        }
        Instant at = clock.instant();
        if (card.answer(answer.text(), caller.name(), at)) {
            tell("CARD_ANSWERED", card, at);
        }
        return view(card);
    }

    @POST
    @Path("/{id}/appeal")
    @Transactional
    @RolesAllowed("chief")
    @Operation(
            operationId = "appealCard",
            summary = "申诉 Appeal against a card",
            description = "Once, by the chief of the office, until the card is resolved.")
    @APIResponse(
            responseCode = "200",
            description = "Done, now or before",
            content = @Content(schema = @Schema(implementation = CardView.class)))
    @APIResponse(responseCode = "409", description = "ACTION_NOT_ALLOWED, with what is allowed")
    public CardView appeal(@PathParam("id") UUID id, @NotNull @Valid Appeal appeal) {
        Card card = cards.locked(id, caller);
        Instant at = clock.instant();
        if (card.appeal(appeal.grounds(), caller.name(), at)) {
            tell("CARD_APPEALED", card, at);
        }
        return view(card);
    }

    @POST
    @Path("/{id}/resolve")
    @Transactional
    @RolesAllowed("supervisor")
    @Operation(
            operationId = "resolveCard",
            summary = "裁定 Uphold a card or withdraw it",
            description =
                    "For good. A card is upheld when the office was heard or its time to answer is over; it can be"
                            + " withdrawn at any time, and is counted no longer.")
    @APIResponse(
            responseCode = "200",
            description = "Done, now or before",
            content = @Content(schema = @Schema(implementation = CardView.class)))
    @APIResponse(
            responseCode = "409",
            description = "ACTION_NOT_ALLOWED with what is allowed, OWN_CARD")
    public CardView resolve(@PathParam("id") UUID id, @NotNull @Valid Resolution said) {
        Card card = cards.locked(id, caller);
        Instant at = clock.instant();
        LocalDate today = LocalDate.ofInstant(at, OfficeTime.ZONE);
        if (card.resolve(said.outcome().state, said.reason(), caller.name(), at, today)) {
            tell("CARD_" + said.outcome(), card, at);
        }
        return view(card);
    }

    private CardView view(Card card) {
        return CardView.of(card, LocalDate.now(clock));
    }

    private void tell(String kind, Card card, Instant at) {
        events.append(
                kind,
                card.filingId(),
                card.officeCode(),
                caller.name(),
                at,
                Map.of(
                        "card",
                        card.id(),
                        "rule",
                        card.rule(),
                        "colour",
                        card.colour(),
                        // A figure is corrected in the month in which it was counted.
                        "raisedOn",
                        LocalDate.ofInstant(card.raisedAt(), OfficeTime.ZONE)));
    }
}

package org.onevisit.permit.push;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.platform.Caller;
import org.onevisit.platform.Page;
import org.onevisit.platform.Refusal.Flaw;

/** Who is told of events without asking (推送订阅). */
@Path("/api/supervision/subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "supervision")
@RolesAllowed("admin")
public class SubscriptionResource {

    private static final int LAST_PORT = 65_535;

    private final Subscriptions subscriptions;
    private final Caller caller;
    private final Clock clock;
    private final List<String> allowed;

    SubscriptionResource(
            Subscriptions subscriptions,
            Caller caller,
            Clock clock,
            @ConfigProperty(name = "onevisit.push.allowed-hosts") Optional<List<String>> allowed) {
        this.subscriptions = subscriptions;
        this.caller = caller;
        this.clock = clock;
        this.allowed = allowed.orElse(List.of());
    }

    /**
     * What is to be told, and whereto.
     *
     * @param url {@code https}, in the public network
     * @param officeCode null for the events of all offices
     * @param after position of the feed from which on is told; 0 for all there ever was
     */
    public record Wanted(
            @NotNull @Size(max = 500) String url,
            @Size(max = 64) String officeCode,
            @PositiveOrZero long after) {}

    /**
     * A subscription.
     *
     * @param secret by which what is sent is signed; shown once, when it is made
     * @param position of the last event that was told
     * @param failures in a row, since it last went well
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SubscriptionView(
            UUID id,
            String url,
            String officeCode,
            String secret,
            long position,
            int failures,
            String failure,
            Instant toldAt) {

        static SubscriptionView of(Subscriptions.Subscription one, boolean fresh) {
            return new SubscriptionView(
                    one.id(),
                    one.url(),
                    one.officeCode(),
                    fresh ? one.secret() : null,
                    one.position(),
                    one.failures(),
                    one.failure(),
                    one.toldAt());
        }
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listSubscriptions",
            summary = "推送订阅 Who is told of events",
            description = "With how far each has been told, and why it fails when it does.")
    public Page<SubscriptionView> list() {
        return new Page<>(
                subscriptions.all().stream().map(one -> SubscriptionView.of(one, false)).toList(),
                null);
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "subscribe",
            summary = "订阅推送 Have events sent",
            description =
                    "Up to 1,000 events a call, as `{subscription, items, next}`, in order and at least once."
                            + " `X-OneVisit-Signature` is `sha256=` and the HMAC-SHA256 of"
                            + " `X-OneVisit-Timestamp`, a dot and the body, by the secret that this answers once."
                            + " What is not answered 2xx is sent again, later each time.")
    @APIResponse(
            responseCode = "201",
            description = "Subscribed; with the secret",
            content = @Content(schema = @Schema(implementation = SubscriptionView.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was before",
            content = @Content(schema = @Schema(implementation = SubscriptionView.class)))
    @APIResponse(responseCode = "400", description = "INVALID_INPUT: the address cannot be called")
    @APIResponse(responseCode = "409", description = "ID_TAKEN")
    public Response subscribe(@PathParam("id") UUID id, @NotNull @Valid Wanted wanted) {
        Optional<Subscriptions.Subscription> known = subscriptions.find(id);
        if (known.isPresent()) {
            return Response.ok(SubscriptionView.of(same(known.get(), wanted), false)).build();
        }
        check(wanted.url());
        if (subscriptions.all().size() >= Subscriptions.MOST) {
            throw Refused.because(
                    Reason.INVALID_INPUT,
                    List.of(new Flaw("/", "TOO_MANY", "订阅数量超过限制 too many subscriptions")));
        }
        Subscriptions.Subscription fresh =
                new Subscriptions.Subscription(
                        id,
                        wanted.url(),
                        wanted.officeCode(),
                        Signature.newSecret(),
                        wanted.after(),
                        wanted.after(),
                        0,
                        null,
                        null);
        if (!subscriptions.create(fresh, caller.name(), clock.instant())) {
            // Another came at the same moment and was first: the secret is the other's.
            Subscriptions.Subscription first = subscriptions.find(id).orElseThrow();
            return Response.ok(SubscriptionView.of(same(first, wanted), false)).build();
        }
        return Response.status(201).entity(SubscriptionView.of(fresh, true)).build();
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "unsubscribe",
            summary = "取消订阅 Send no more",
            description = "Again answers the same.")
    @APIResponse(responseCode = "204", description = "There is none of this id")
    public void unsubscribe(@PathParam("id") UUID id) {
        subscriptions.remove(id);
    }

    private static Subscriptions.Subscription same(
            Subscriptions.Subscription known, Wanted wanted) {
        if (!known.url().equals(wanted.url())
                || !Objects.equals(known.officeCode(), wanted.officeCode())
                || known.after() != wanted.after()) {
            throw Refused.because(Reason.ID_TAKEN);
        }
        return known;
    }

    private void check(String text) {
        try {
            URI url = new URI(text);
            boolean named = url.getHost() != null && url.getUserInfo() == null;
            boolean trusted = named && allowed.contains(url.getHost());
            boolean scheme =
                    "https".equals(url.getScheme()) || (trusted && "http".equals(url.getScheme()));
            boolean port = url.getPort() == -1 || (url.getPort() > 0 && url.getPort() <= LAST_PORT);
            if (!named || !scheme || !port || url.getFragment() != null) {
                throw refused("只能是公网 https 地址 an https address of the public network");
            }
            PublicAddress.of(url, allowed);
        } catch (URISyntaxException e) {
            throw refused("不是网址 not an address");
        } catch (PublicAddress.NotPublic e) {
            throw refused("该地址不可访问 " + e.getMessage());
        }
    }

    private static Refused refused(String why) {
        return Refused.because(
                Reason.INVALID_INPUT, List.of(new Flaw("/url", "ADDRESS_NOT_ALLOWED", why)));
    }
}

package org.onevisit.permit.filing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.permit.clock.CaseClock;
import org.onevisit.permit.clock.CaseClocks;
import org.onevisit.permit.document.Document;
import org.onevisit.permit.document.DocumentKind;
import org.onevisit.permit.document.Documents;
import org.onevisit.permit.event.Events;
import org.onevisit.permit.item.ItemVersion;
import org.onevisit.permit.item.ItemVersions;
import org.onevisit.permit.material.Material;
import org.onevisit.permit.material.Materials;
import org.onevisit.permit.process.Processes;
import org.onevisit.permit.visit.Visits;
import org.onevisit.platform.Caller;
import org.onevisit.platform.Refusal.Flaw;

/** Handing in (提交, 收件): from here on there is a case, with a number, a receipt and a process. */
@ApplicationScoped
public class Submission {

    private static final char[] READABLE = "23456789ABCDEFGHJKMNPQRSTUVWXYZ".toCharArray();
    private static final int QUERY_CODE_LENGTH = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Filings filings;
    private final Materials materials;
    private final ItemVersions items;
    private final Processes processes;
    private final CaseClocks clocks;
    private final Documents documents;
    private final Visits visits;
    private final Events events;
    private final Serials serials;
    private final ObjectMapper json;
    private final Clock clock;

    Submission(
            Filings filings,
            Materials materials,
            ItemVersions items,
            Processes processes,
            CaseClocks clocks,
            Documents documents,
            Visits visits,
            Events events,
            Serials serials,
            ObjectMapper json,
            Clock clock) {
        this.filings = filings;
        this.materials = materials;
        this.items = items;
        this.processes = processes;
        this.clocks = clocks;
        this.documents = documents;
        this.visits = visits;
        this.events = events;
        this.serials = serials;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The receipt (申请材料接收凭证): the same however often the filing is submitted.
     *
     * @param state always {@code RECEIVED}
     * @param queryCode short code to ask for the case by
     */
    public record Receipt(
            UUID id,
            String caseNo,
            State state,
            Instant receivedAt,
            LocalDate receivedOn,
            String queryCode,
            Proof receipt) {

        /** The document that proves it. */
        public record Proof(UUID documentId, String number) {}

        static Receipt of(Filing filing, CaseClock clock, Document document) {
            return new Receipt(
                    filing.id(),
                    filing.caseNo(),
                    State.RECEIVED,
                    filing.receivedAt(),
                    clock.receivedOn(),
                    filing.queryCode(),
                    new Proof(document.id(), document.number()));
        }
    }

    /** A serial for the case number; taken before the transaction, so that none waits for it. */
    Number number() {
        String day = LocalDate.now(clock).format(DateTimeFormatter.BASIC_ISO_DATE);
        return new Number(day, serials.next(day));
    }

    /** Day and serial of a case number. */
    record Number(String day, long serial) {
        String of(String itemCode) {
            return itemCode + day + "%06d".formatted(serial);
        }
    }

    /**
     * Hands the filing in, or answers with the receipt it got before.
     *
     * @throws Refused {@code FILING_INCOMPLETE} with everything that is missing, {@code
     *     ITEM_NOT_IN_FORCE}
     */
    Receipt submit(UUID id, Number number, Caller caller) {
        Filing filing = filings.own(id, caller);
        if (filing.state() != State.DRAFT) {
            return Receipt.of(
                    filing,
                    clocks.of(id),
                    documents.of(id).stream()
                            .filter(document -> document.kind() == DocumentKind.RECEIPT)
                            .findFirst()
                            .orElseThrow());
        }
        Instant at = clock.instant();
        LocalDate today = LocalDate.now(clock);
        ItemVersion item =
                items.inForce(filing.itemCode(), today)
                        .orElseThrow(() -> Refused.because(Reason.ITEM_NOT_IN_FORCE));
        List<Material> files = materials.of(id);
        List<Flaw> flaws =
                Completeness.flaws(
                        draft(filing),
                        item,
                        files.stream().map(Material::materialCode).collect(Collectors.toSet()),
                        today);
        if (!flaws.isEmpty()) {
            throw Refused.because(Reason.FILING_INCOMPLETE, flaws);
        }
        filing.file(item);
        filing.receive(number.of(item.itemCode()), queryCode(), at);
        Processes.Started started = processes.start(filing.processKey(), id);
        filing.runs(started.instance(), started.definition());
        clocks.follow(filing, at);
        events.append(
                "RECEIVED",
                id,
                filing.officeCode(),
                caller.name(),
                at,
                Map.of(
                        "caseNo",
                        filing.caseNo(),
                        "itemCode",
                        filing.itemCode(),
                        "itemVersion",
                        filing.itemVersion(),
                        "channel",
                        filing.channel(),
                        "receivedOn",
                        clocks.of(id).receivedOn()));
        visits.handedIn(filing, caller.name(), at);
        Document receipt =
                documents.issue(
                        filing, DocumentKind.RECEIPT, at, Map.of("materials", listed(files, item)));
        return Receipt.of(filing, clocks.of(id), receipt);
    }

    private Draft draft(Filing filing) {
        try {
            return json.treeToValue(filing.content(), Draft.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Map<String, Object>> listed(List<Material> files, ItemVersion item) {
        return files.stream()
                .map(
                        file ->
                                Map.<String, Object>of(
                                        "name",
                                        item.material(file.materialCode())
                                                .map(ItemVersion.Material::name)
                                                .orElse(file.materialCode()),
                                        "fileName",
                                        file.fileName(),
                                        "sha256",
                                        file.sha256(),
                                        "bytes",
                                        file.bytes()))
                .toList();
    }

    private static String queryCode() {
        char[] code = new char[QUERY_CODE_LENGTH];
        for (int i = 0; i < code.length; i++) {
            code[i] = READABLE[RANDOM.nextInt(READABLE.length)];
        }
        return new String(code);
    }
}

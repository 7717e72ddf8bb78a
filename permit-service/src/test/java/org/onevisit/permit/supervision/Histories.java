package org.onevisit.permit.supervision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Invents cases and writes what happens to them as events, as the service and the import do. */
final class Histories {

    static final LocalDate START = LocalDate.of(2023, 11, 20);
    static final List<String> OFFICES = List.of("430103", "990101", "440400");
    static final List<String> ITEMS = List.of("item-a", "item-b", "item-c");

    private static final List<String> OUTCOMES =
            List.of("EARLY", "ON_TIME", "OVER_PROMISE", "OVER_STATUTORY");
    private static final List<String> CHANNELS =
            List.of("WEB", "MOBILE", "WINDOW", "MAIL", "OTHER");

    /** An office whose days end at five: what it does later counts for the day after. */
    private static final String EARLY_OFFICE = "440400";

    private static final Set<String> ACTS =
            Set.of("ACCEPTED", "NOT_NEEDED", "NOT_COMPETENT", "WITHDRAWN", "GRANTED", "REFUSED");
    private static final List<String> COLOURS = List.of("REMINDER", "NOTICE", "YELLOW", "RED");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DataSource database;
    private final List<PastCase> cases = new ArrayList<>();

    Histories(DataSource database) throws SQLException {
        this.database = database;
        try (Connection connection = database.getConnection();
                Statement insert = connection.createStatement()) {
            insert.executeUpdate(
                    "insert into office_rules values ('%s', 1, now(), 'chief', '17:00', 'AT_ONCE', null, 'INCLUSIVE', 'DECISION', 'WORKDAY', null, 'WITHDRAWN', null, 'WITHDRAWN')"
                            .formatted(EARLY_OFFICE));
            for (String office : OFFICES) {
                for (String item : ITEMS) {
                    for (String type : List.of("PROMISE", "INSTANT", "OTHER")) {
                        insert.executeUpdate(
                                """
                                insert into item_version (item_code, version, office_code, valid_from, body) values
                                ('%s', %d, '%s', '2020-01-01', '{"name": "%s", "officeName": "%s", "caseType": "%s",
                                 "basicCode": "%s", "limits": {"promised": {"days": 7}, "statutory": {"days": 20}}}')
                                """
                                        .formatted(
                                                item,
                                                version(office, type),
                                                office,
                                                item,
                                                office,
                                                type,
                                                basic(item)));
                    }
                }
            }
        }
    }

    private static int version(String office, String type) {
        return 1
                + OFFICES.indexOf(office) * 3
                + List.of("PROMISE", "INSTANT", "OTHER").indexOf(type);
    }

    private static String basic(String item) {
        return switch (item) {
            case "item-a" -> "000180002001";
            case "item-b" -> "001080002000";
            default -> "000180005000";
        };
    }

    List<PastCase> cases() {
        return cases;
    }

    /** Position of the last event. */
    long head() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("select coalesce(max(seq), 0) from event")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Lets things happen to new and old cases; now and then the figures are folded in between. */
    void happen(Random random, int times, Runnable fold) throws SQLException {
        try (Connection connection = database.getConnection()) {
            for (int i = 0; i < times; i++) {
                if (cases.isEmpty() || random.nextInt(4) == 0) {
                    begin(connection, random);
                } else {
                    goOn(connection, random, cases.get(random.nextInt(cases.size())));
                }
                if (random.nextInt(6) == 0) {
                    fold.run();
                }
            }
        }
    }

    private void begin(Connection connection, Random random) throws SQLException {
        PastCase one = new PastCase();
        one.office = pick(random, OFFICES);
        one.item = pick(random, ITEMS);
        one.channel = pick(random, CHANNELS);
        one.type = pick(random, List.of("PROMISE", "PROMISE", "INSTANT", "OTHER"));
        one.received = START.plusDays(random.nextInt(700));
        cases.add(one);
        if (random.nextInt(3) == 0) {
            importCase(connection, random, one);
        } else {
            one.promise = 7;
            one.statutory = 20;
            file(connection, one);
            // Handed in on the evening before, and so received on the next day.
            tell(
                    connection,
                    one,
                    "RECEIVED",
                    one.received.minusDays(1),
                    Map.of("receivedOn", one.received.toString()));
        }
    }

    private void importCase(Connection connection, Random random, PastCase one)
            throws SQLException {
        one.imported = true;
        Map<String, Object> row = new HashMap<>();
        one.promise = random.nextInt(10);
        one.statutory = 10 + random.nextInt(20);
        boolean accepted = random.nextInt(6) > 0;
        if (accepted) {
            one.accepted = later(random, one.received);
            if (random.nextInt(5) > 0) {
                end(random, one);
            }
        } else {
            one.notAccepted = one.received;
        }
        one.visits = random.nextInt(3);
        if (random.nextBoolean() && one.decided != null) {
            one.areaFiled = money(random);
            one.areaAccepted = money(random);
        }
        LocalDate ended = one.decided == null ? one.withdrawn : one.decided;
        if (random.nextInt(3) == 0) {
            one.payments.add(
                    new PastCase.Payment(
                            ended != null ? ended : accepted ? one.accepted : one.received,
                            money(random).add(BigDecimal.ONE)));
            row.put("feeCollectedYuan", one.payments.get(0).amount().toPlainString());
        }
        if (random.nextInt(3) == 0) {
            one.level = 1 + random.nextInt(5);
            one.rated = ended != null ? ended : one.received;
            one.rectified = random.nextBoolean();
            row.put("ratingLevel", one.level);
            row.put("ratingRectifiedInTime", one.rectified);
        }
        row.put("caseNo", one.id.toString());
        row.put("officeCode", one.office);
        row.put("itemCode", one.item);
        row.put("caseType", one.type);
        row.put("applicantType", "PERSON");
        row.put("applicantName", "张三丰");
        row.put("channel", one.channel);
        row.put("receivedOn", one.received.toString());
        row.put("acceptance", accepted ? pick(random, List.of("EXPLICIT", "DEEMED")) : "REFUSED");
        row.put("acceptedOn", text(one.accepted));
        row.put("promiseDays", one.promise);
        row.put("statutoryDays", one.statutory);
        row.put("decidedOn", text(ended));
        row.put("decision", one.withdrawn != null ? "WITHDRAWN" : one.decision);
        row.put("outcome", one.outcome);
        row.put("usedWorkdays", one.decided == null ? null : one.used);
        row.put("visits", one.visits);
        row.put("areaFiledM2", one.areaFiled.toPlainString());
        row.put("areaAcceptedM2", one.areaAccepted.toPlainString());
        if (random.nextInt(3) == 0) {
            row.put("cards", List.of(pastCard(random, one)));
        }
        tell(connection, one, "CASE_IMPORTED", START.plusDays(900), row);
    }

    /** A card that is told with the case itself. */
    private static Map<String, String> pastCard(Random random, PastCase one) {
        PastCase.Card card =
                new PastCase.Card(
                        one.id + ":PROMISE_PASSED",
                        pick(random, List.of("YELLOW", "RED")),
                        later(random, one.received));
        one.cards.add(card);
        return Map.of("rule", "PROMISE_PASSED", "colour", card.colour, "on", card.on.toString());
    }

    private static void end(Random random, PastCase one) {
        if (random.nextInt(5) == 0) {
            one.withdrawn = later(random, one.accepted);
            return;
        }
        one.decided = later(random, one.accepted);
        one.decision = random.nextInt(4) == 0 ? "REFUSE" : "GRANT";
        one.outcome = pick(random, OUTCOMES);
        one.used = random.nextInt(25);
    }

    private void goOn(Connection connection, Random random, PastCase one) throws SQLException {
        // A case from an older system is not handled here.
        boolean ended =
                one.imported
                        || one.decided != null
                        || one.withdrawn != null
                        || one.notAccepted != null;
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> {
                if (!ended && one.accepted == null) {
                    intake(connection, random, one);
                } else if (!ended) {
                    decide(connection, random, one);
                }
            }
            case 3 -> rate(connection, random, one);
            case 4 -> visit(connection, random, one);
            case 5 -> {
                PastCase.Payment paid =
                        new PastCase.Payment(
                                later(random, one.received),
                                random.nextInt(5) == 0 ? money(random).negate() : money(random));
                one.payments.add(paid);
                tell(
                        connection,
                        one,
                        "FEE_COLLECTED",
                        START,
                        Map.of(
                                "amount",
                                paid.amount().toPlainString(),
                                "on",
                                paid.on().toString()));
            }
            default -> card(connection, random, one);
        }
    }

    private void intake(Connection connection, Random random, PastCase one) throws SQLException {
        LocalDate on = later(random, one.received);
        switch (random.nextInt(5)) {
            case 0 -> {
                one.notAccepted = on;
                tell(
                        connection,
                        one,
                        pick(random, List.of("NOT_NEEDED", "NOT_COMPETENT")),
                        on,
                        Map.of());
            }
            case 1 -> {
                one.withdrawn = on;
                tell(connection, one, "WITHDRAWN", on, Map.of());
            }
            case 2 -> {
                // Accepted by silence: the day the law says, not that on which it was written down.
                one.accepted = one.received;
                tell(
                        connection,
                        one,
                        "DEEMED_ACCEPTED",
                        on,
                        Map.of("acceptedOn", one.received.toString()));
            }
            default -> {
                one.accepted = on;
                tell(connection, one, "ACCEPTED", on, Map.of());
            }
        }
    }

    private void decide(Connection connection, Random random, PastCase one) throws SQLException {
        end(random, one);
        if (one.withdrawn != null) {
            tell(connection, one, "WITHDRAWN", one.withdrawn, Map.of());
            return;
        }
        // What the application says, in the form that was filed.
        one.areaFiled = one.item.equals("item-a") ? new BigDecimal("1234.50") : BigDecimal.ZERO;
        one.areaAccepted = one.item.equals("item-b") ? new BigDecimal("987.65") : BigDecimal.ZERO;
        tell(
                connection,
                one,
                one.decision.equals("GRANT") ? "GRANTED" : "REFUSED",
                one.decided,
                Map.of("outcome", one.outcome, "usedWorkdays", one.used, "opinion", "同意"));
    }

    private void rate(Connection connection, Random random, PastCase one) throws SQLException {
        boolean real = one.rated != null && !one.defaultRating;
        if (!real) {
            one.rated = later(random, one.received);
            one.level = 1 + random.nextInt(5);
            one.defaultRating = one.rated != null && random.nextInt(3) == 0;
            one.rectified = false;
            tell(
                    connection,
                    one,
                    "RATED",
                    one.rated,
                    Map.of("level", one.level, "channel", "WEB", "isDefault", one.defaultRating));
        } else if (random.nextBoolean()) {
            one.rectified = random.nextBoolean();
            tell(connection, one, "RATING_RECTIFIED", START, Map.of("inTime", one.rectified));
        } else {
            tell(connection, one, "RATING_EXCLUDED", START, Map.of("level", one.level));
            one.rated = null;
            one.rectified = false;
        }
    }

    /** A case whose bad rating was put right, then left out, and that was rated badly again. */
    void rateAgain() throws SQLException {
        PastCase one = new PastCase();
        one.office = OFFICES.get(0);
        one.item = ITEMS.get(2);
        one.channel = "WEB";
        one.type = "PROMISE";
        one.promise = 7;
        one.statutory = 20;
        one.received = START;
        one.rated = START.plusDays(2);
        one.level = 5;
        cases.add(one);
        try (Connection connection = database.getConnection()) {
            file(connection, one);
            tell(connection, one, "RECEIVED", START, Map.of("receivedOn", START.toString()));
            tell(connection, one, "RATED", START, Map.of("level", 4));
            tell(connection, one, "RATING_RECTIFIED", START, Map.of("inTime", true));
            tell(connection, one, "RATING_EXCLUDED", START, Map.of("level", 4));
            tell(connection, one, "RATED", one.rated, Map.of("level", one.level));
        }
    }

    /** A case that was told to be nothing for this office, and that its applicant rated. */
    void rateAtIntake() throws SQLException {
        PastCase one = new PastCase();
        one.office = OFFICES.get(0);
        one.item = ITEMS.get(2);
        one.channel = "WEB";
        one.type = "PROMISE";
        one.promise = 7;
        one.statutory = 20;
        one.received = START;
        one.notAccepted = START;
        one.rated = START.plusDays(1);
        one.level = 2;
        cases.add(one);
        try (Connection connection = database.getConnection()) {
            file(connection, one);
            tell(connection, one, "RECEIVED", START, Map.of("receivedOn", START.toString()));
            tell(connection, one, "NOT_COMPETENT", START, Map.of());
            tell(connection, one, "RATED", one.rated, Map.of("level", one.level));
        }
    }

    private void visit(Connection connection, Random random, PastCase one) throws SQLException {
        if (one.visitRatings.isEmpty() || random.nextInt(3) == 0) {
            one.visits++;
            tell(
                    connection,
                    one,
                    "VISITED",
                    one.received,
                    Map.of("visits", one.visits, "reason", "补"));
            PastCase.VisitRating rating =
                    new PastCase.VisitRating(later(random, one.received), 1 + random.nextInt(5));
            one.visitRatings.add(rating);
            // Told when the case is over, counted on the day on which it was given.
            tell(
                    connection,
                    one,
                    "VISIT_RATED",
                    rating.on.plusDays(random.nextInt(20)),
                    Map.of(
                            "rating", rating.id,
                            "level", rating.level,
                            "visit", one.visits,
                            "ratedOn", rating.on.toString()));
            return;
        }
        PastCase.VisitRating rating = pick(random, one.visitRatings);
        if (random.nextBoolean()) {
            rating.rectified = random.nextBoolean();
            tell(
                    connection,
                    one,
                    "VISIT_RATING_RECTIFIED",
                    START,
                    Map.of("rating", rating.id, "inTime", rating.rectified));
        } else {
            rating.excluded = true;
            tell(
                    connection,
                    one,
                    "VISIT_RATING_EXCLUDED",
                    START,
                    Map.of("rating", rating.id, "level", rating.level));
        }
    }

    private void card(Connection connection, Random random, PastCase one) throws SQLException {
        if (!one.cards.isEmpty() && random.nextInt(3) == 0) {
            PastCase.Card card = pick(random, one.cards);
            card.withdrawn = true;
            tell(
                    connection,
                    one,
                    "CARD_WITHDRAWN",
                    START,
                    Map.of("card", card.id, "colour", card.colour));
            return;
        }
        PastCase.Card card =
                new PastCase.Card(
                        UUID.randomUUID().toString(),
                        pick(random, COLOURS),
                        later(random, one.received));
        one.cards.add(card);
        tell(
                connection,
                one,
                "CARD_RAISED",
                card.on,
                Map.of("card", card.id, "rule", "M-1", "colour", card.colour));
    }

    /** The rows of a case that is filed here; what the events do not say is read from them. */
    private static void file(Connection connection, PastCase one) throws SQLException {
        try (PreparedStatement content =
                connection.prepareStatement(
                        "insert into application (id, content) values (?, ?::jsonb)")) {
            content.setObject(1, one.id);
            content.setString(
                    2,
                    "{\"form\": {\"undergroundArea\": \"1234.50\", \"filedShelterArea\": \"987.65\"}}");
            content.executeUpdate();
        }
        try (PreparedStatement filing =
                connection.prepareStatement(
                        """
                        insert into filing (id, version, owner, office_code, item_code, item_version, item_name,
                            process_key, channel, state, applicant_type, applicant_name, applicant_identifier,
                            applicant_phone, case_no, created_at, received_at)
                        values (?, 0, 'a', ?, ?, ?, ?, 'standard', ?, 'RECEIVED', 'PERSON', '张三', 'x', '1', ?, ?, ?)
                        """)) {
            filing.setObject(1, one.id);
            filing.setString(2, one.office);
            filing.setString(3, one.item);
            filing.setInt(4, version(one.office, one.type));
            filing.setString(5, one.item);
            filing.setString(6, one.channel);
            filing.setString(7, one.id.toString());
            filing.setObject(8, at(one.received));
            filing.setObject(9, at(one.received));
            filing.executeUpdate();
        }
        try (PreparedStatement clock =
                connection.prepareStatement(
                        "insert into case_clock (filing_id, received_on, acceptance, notice_due,"
                                + " provisional, rules_version) values (?, ?, 'PENDING', ?, false, 1)")) {
            clock.setObject(1, one.id);
            clock.setObject(2, one.received);
            clock.setObject(3, one.received);
            clock.executeUpdate();
        }
    }

    private static void tell(
            Connection connection,
            PastCase one,
            String kind,
            LocalDate on,
            Map<String, Object> data)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into event (seq, kind, subject, office_code, at, actor, data)
                        values ((select coalesce(max(seq), 0) + 1 from event), ?, ?, ?, ?, 'someone', ?::jsonb)
                        """)) {
            insert.setString(1, kind);
            insert.setString(2, one.id.toString());
            insert.setString(3, one.office);
            boolean late = !one.imported && EARLY_OFFICE.equals(one.office) && ACTS.contains(kind);
            insert.setObject(4, late ? at(on).minusHours(7) : at(on));
            insert.setString(5, JSON.writeValueAsString(new LinkedHashMap<>(data)));
            insert.executeUpdate();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Just after midnight in Asia/Shanghai, when it is still the day before in UTC. */
    private static OffsetDateTime at(LocalDate day) {
        return day.atTime(0, 30).atOffset(ZoneOffset.ofHours(8));
    }

    private static LocalDate later(Random random, LocalDate day) {
        return day.plusDays(random.nextInt(35));
    }

    private static BigDecimal money(Random random) {
        return BigDecimal.valueOf(random.nextInt(10_000_000), 2);
    }

    private static String text(LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static <T> T pick(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}

package org.onevisit.permit.supervision;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What each kind of event does to the supervised cases, as SQL over a stretch of events (after the
 * first parameter, up to the second). Kinds are applied in this order, whatever the order within
 * the stretch: each writes columns of its own, or asks which of those that share one came last, and
 * of those that may come again the last one holds.
 */
final class FoldedEvents {

    /** Kind of event, and what it does; statements apart by {@code ;} at the end of a line. */
    static final Map<String, String> KINDS = new LinkedHashMap<>();

    private static final String STRETCH = " e.seq > ? and e.seq <= ? and e.kind = '%s'";
    private static final String DAY = "(e.at at time zone 'Asia/Shanghai')::date";

    /** The day for which an act on a case counts, as its clock has it. */
    private static final String CASE_DAY = "case_day(e.subject::uuid, e.at)";

    static {
        KINDS.put("RECEIVED", received());
        KINDS.put("CASE_IMPORTED", imported());
        KINDS.put(
                "CORRECTED",
                """
                update supervised_case c set applicant = %s
                from event e join filing f on f.id = e.subject::uuid
                where c.filing_id = f.id and"""
                                .formatted(shown("f.applicant_type", "f.applicant_name"))
                        + STRETCH.formatted("CORRECTED"));
        KINDS.put("DATES_MOVED", receiptMoved());
        KINDS.put("ACCEPTED", dated("ACCEPTED", "accepted_on = " + CASE_DAY));
        KINDS.put(
                "DEEMED_ACCEPTED",
                dated(
                        "DEEMED_ACCEPTED",
                        "accepted_on = coalesce((e.data->>'acceptedOn')::date, c.received_on)"));
        KINDS.put("NOT_NEEDED", dated("NOT_NEEDED", "not_accepted_on = " + CASE_DAY));
        KINDS.put("NOT_COMPETENT", dated("NOT_COMPETENT", "not_accepted_on = " + CASE_DAY));
        KINDS.put("NOT_SUPPLEMENTED", dated("NOT_SUPPLEMENTED", "not_accepted_on = " + CASE_DAY));
        KINDS.put("WITHDRAWN", dated("WITHDRAWN", "withdrawn_on = " + CASE_DAY));
        KINDS.put("GRANTED", finished("GRANTED", "'GRANT'", "DECISION"));
        KINDS.put("REFUSED", finished("REFUSED", "'REFUSE'", "DECISION"));
        KINDS.put(
                "DELIVERED",
                dated("DELIVERED", "delivered_on = " + CASE_DAY)
                        + ";\n"
                        + finished("DELIVERED", "f.decision", "DELIVERY"));
        KINDS.put("VISITED", last("VISITED", "visits = (e.data->>'visits')::smallint"));
        KINDS.put("RATED", rated());
        KINDS.put("RATING_EXCLUDED", rated());
        KINDS.put("RATING_RECTIFIED", rectified());
        KINDS.put("VISIT_RATED", visitRated());
        KINDS.put(
                "VISIT_RATING_RECTIFIED",
                ofVisit(
                        "VISIT_RATING_RECTIFIED",
                        "rectified = coalesce((e.data->>'inTime')::boolean, false)"));
        KINDS.put("VISIT_RATING_EXCLUDED", ofVisit("VISIT_RATING_EXCLUDED", "excluded = true"));
        KINDS.put("CARD_RAISED", cardRaised());
        KINDS.put(
                "CARD_WITHDRAWN",
                "update supervised_card k set withdrawn = true from event e"
                        + " where k.card_id = e.data->>'card' and"
                        + STRETCH.formatted("CARD_WITHDRAWN"));
        KINDS.put(
                "FEE_COLLECTED",
                """
                insert into supervised_payment (payment_id, filing_id, paid_on, amount)
                select e.seq::text, e.subject::uuid, coalesce((e.data->>'on')::date, %s),
                       (e.data->>'amount')::numeric
                from event e where"""
                                .formatted(DAY)
                        + STRETCH.formatted("FEE_COLLECTED")
                        + " on conflict do nothing");
    }

    private FoldedEvents() {}

    /** A person is shown by the first character of the name (姓). */
    private static String shown(String type, String name) {
        return "case when %1$s = 'PERSON' then left(%2$s, 1) || '**' else %2$s end"
                .formatted(type, name);
    }

    private static String dated(String kind, String change) {
        return "update supervised_case c set "
                + change
                + " from event e where c.filing_id = e.subject::uuid and"
                + STRETCH.formatted(kind);
    }

    /** As {@link #dated}, for what may come more than once: the last of the stretch holds. */
    private static String last(String kind, String change) {
        return "update supervised_case c set "
                + change
                + " from (select distinct on (e.subject) e.* from event e where"
                + STRETCH.formatted(kind)
                + " order by e.subject, e.seq desc) e where c.filing_id = e.subject::uuid";
    }

    /** The calendar changed, and with it the working day from which a case counts as received. */
    private static String receiptMoved() {
        return "update supervised_case c set received_on = (e.data->'receivedOn'->>'new')::date"
                + " from (select distinct on (e.subject) e.* from event e"
                + " where e.data->'receivedOn' is not null and"
                + STRETCH.formatted("DATES_MOVED")
                + " order by e.subject, e.seq desc) e where c.filing_id = e.subject::uuid";
    }

    private static String received() {
        return """
        insert into supervised_case (filing_id, office_code, item_code, case_no, applicant, case_type,
            channel, promise_days, statutory_days, received_on)
        select f.id, f.office_code, f.item_code, f.case_no, %s,
               coalesce(v.body->>'caseType', case f.process_key when 'instant' then 'INSTANT' else 'PROMISE' end),
               f.channel, coalesce((v.body->'limits'->'promised'->>'days')::smallint, 0),
               coalesce((v.body->'limits'->'statutory'->>'days')::smallint, 0),
               coalesce((e.data->>'receivedOn')::date, %s)
        from event e join filing f on f.id = e.subject::uuid
        join item_version v on v.item_code = f.item_code and v.version = f.item_version
        where"""
                        .formatted(shown("f.applicant_type", "f.applicant_name"), DAY)
                + STRETCH.formatted("RECEIVED")
                + " on conflict do nothing;\n"
                + """
                insert into supervised_name (kind, code, name)
                select distinct on (n.kind, n.code) n.kind, n.code, n.name
                from event e join filing f on f.id = e.subject::uuid
                join item_version v on v.item_code = f.item_code and v.version = f.item_version
                cross join lateral (values ('ITEM', f.item_code, f.item_name),
                    ('OFFICE', f.office_code, v.body->>'officeName')) n (kind, code, name)
                where n.name is not null and"""
                + STRETCH.formatted("RECEIVED")
                + " order by n.kind, n.code, e.seq desc"
                + " on conflict (kind, code) do update set name = excluded.name"
                + " where supervised_name.name <> excluded.name";
    }

    /** Case, payment and cards of an event in one pass: a million of them are read once. */
    private static String imported() {
        return """
        with d as materialized (
            select e.seq, e.subject::uuid as id, e.data->'cards' as cards, r.*
            from event e cross join lateral jsonb_to_record(e.data) as r ("caseNo" text, "officeCode" text,
                "itemCode" text, "caseType" text, "applicantType" text, "applicantName" text, channel text,
                "receivedOn" date, acceptance text, "acceptedOn" date, "notAcceptedOn" date,
                "promiseDays" smallint, "statutoryDays" smallint, "decidedOn" date, decision text, "deliveredOn" date, outcome text,
                "usedWorkdays" smallint, visits smallint, "areaFiledM2" numeric, "areaAcceptedM2" numeric,
                "feeCollectedYuan" numeric, "ratingLevel" smallint, "ratingRectifiedInTime" boolean)
            where %s),
        paid as (
            insert into supervised_payment (payment_id, filing_id, paid_on, amount)
            select d.seq::text, d.id, coalesce(d."decidedOn", d."acceptedOn", d."receivedOn"), d."feeCollectedYuan"
            from d where d."feeCollectedYuan" <> 0 on conflict do nothing),
        carded as (
            insert into supervised_card (card_id, filing_id, colour, raised_on)
            select d.id || ':' || (k->>'rule'), d.id, k->>'colour', (k->>'on')::date
            from d cross join lateral jsonb_array_elements(d.cards) k
            where d.cards is not null on conflict do nothing)
        insert into supervised_case (filing_id, office_code, item_code, case_no, applicant, case_type,
            channel, imported, promise_days, statutory_days, received_on, accepted_on, not_accepted_on,
            withdrawn_on, decided_on, delivered_on, decision, outcome, used_workdays, visits, area_filed,
            area_accepted, rated_on, rating, rating_rectified)
        select d.id, d."officeCode", d."itemCode", d."caseNo", %s, d."caseType", d.channel, true,
               coalesce(d."promiseDays", 0), coalesce(d."statutoryDays", 0), d."receivedOn", d."acceptedOn",
               case when d.acceptance = 'REFUSED' then coalesce(d."notAcceptedOn", d."receivedOn") end,
               case when d.decision = 'WITHDRAWN' then d."decidedOn" end,
               case when d.decision in ('GRANT', 'REFUSE') then d."decidedOn" end, d."deliveredOn",
               case when d.decision in ('GRANT', 'REFUSE') then d.decision end, d.outcome,
               d."usedWorkdays", coalesce(d.visits, 0), coalesce(d."areaFiledM2", 0),
               coalesce(d."areaAcceptedM2", 0),
               case when d."ratingLevel" is not null then coalesce(d."decidedOn", d."receivedOn") end,
               d."ratingLevel", coalesce(d."ratingRectifiedInTime", false)
        from d on conflict do nothing;
        """
                        .formatted(
                                STRETCH.formatted("CASE_IMPORTED"),
                                shown("d.\"applicantType\"", "d.\"applicantName\""))
                + """
                insert into supervised_name (kind, code, name)
                select n.kind, n.code, n.name
                from (select distinct e.data->>'itemCode' as item from event e where"""
                + STRETCH.formatted("CASE_IMPORTED")
                + """
                ) i
                cross join lateral (select v.body from item_version v where v.item_code = i.item
                    order by v.version desc limit 1) v
                cross join lateral (values ('ITEM', i.item, v.body->>'name'),
                    ('OFFICE', v.body->>'officeCode', v.body->>'officeName')) n (kind, code, name)
                where n.code is not null and n.name is not null
                on conflict do nothing""";
    }

    /**
     * A case is finished with its decision, or with the delivery where the rules of the office say
     * so (R-D13). The areas are those of the application as decided on: of 报建 (basic codes
     * 000180002…) the basement, of 竣工验收备案 (001080002…) the shelter that is filed as completed.
     */
    private static String finished(String kind, String decision, String completion) {
        return """
        update supervised_case c set decision = %s, decided_on = %s,
            outcome = coalesce(e.data->>'outcome', k.outcome),
            used_workdays = coalesce((e.data->>'usedWorkdays')::smallint, k.used_workdays),
            area_filed = case when v.body->>'basicCode' like '000180002%%' then %s else 0 end,
            area_accepted = case when v.body->>'basicCode' like '001080002%%' then %s else 0 end
        from event e join filing f on f.id = e.subject::uuid
        join application a on a.id = f.id
        join item_version v on v.item_code = f.item_code and v.version = f.item_version
        left join case_clock k on k.filing_id = f.id
        left join office_rules r on r.office_code = f.office_code and r.version = k.rules_version
        where c.filing_id = f.id and coalesce(r.completion, 'DECISION') = '%s' and"""
                        .formatted(
                                decision,
                                CASE_DAY,
                                area("a.content->'form'->>'undergroundArea'"),
                                area(
                                        "coalesce(a.content->'form'->>'filedShelterArea',"
                                                + " a.content->'form'->>'shelterArea')"),
                                completion)
                + STRETCH.formatted(kind);
    }

    private static String area(String text) {
        return "case when %1$s ~ '^[0-9]{1,10}([.][0-9]{1,6})?$' then (%1$s)::numeric else 0 end"
                .formatted(text);
    }

    /** Of a rating and its exclusion the later one holds; a rating may take a default's place. */
    private static String rated() {
        return """
        update supervised_case c set
            rated_on = case e.kind when 'RATED' then %s end,
            rating = case e.kind when 'RATED' then (e.data->>'level')::smallint end,
            rating_default = e.kind = 'RATED' and coalesce((e.data->>'isDefault')::boolean, false),
            rating_rectified = false
        from (select distinct on (e.subject) e.* from event e where e.seq > ? and e.seq <= ?
              and e.kind in ('RATED', 'RATING_EXCLUDED') order by e.subject, e.seq desc) e
        where c.filing_id = e.subject::uuid"""
                .formatted(DAY);
    }

    /** What was put right was the rating of then: one that was given later is not rectified. */
    private static String rectified() {
        return """
        update supervised_case c set rating_rectified = e.kind = 'RATING_RECTIFIED'
            and coalesce((e.data->>'inTime')::boolean, false)
        from (select distinct on (e.subject) e.* from event e where e.seq > ? and e.seq <= ?
              and e.kind in ('RATED', 'RATING_EXCLUDED', 'RATING_RECTIFIED')
              order by e.subject, e.seq desc) e
        where c.filing_id = e.subject::uuid""";
    }

    /**
     * On the day it was given; the office, and so the figures, learn of it when the case is over.
     */
    private static String visitRated() {
        return """
        insert into supervised_visit_rating (rating_id, filing_id, level, rated_on)
        select e.data->>'rating', e.subject::uuid, (e.data->>'level')::smallint,
               coalesce((e.data->>'ratedOn')::date, %s)
        from event e where"""
                        .formatted(DAY)
                + STRETCH.formatted("VISIT_RATED")
                + " on conflict do nothing;\n"
                + firstVisitRating("VISIT_RATED");
    }

    private static String ofVisit(String kind, String change) {
        return "update supervised_visit_rating v set "
                + change
                + " from (select distinct on (e.data->>'rating') e.* from event e where"
                + STRETCH.formatted(kind)
                + " order by e.data->>'rating', e.seq desc) e where v.rating_id = e.data->>'rating';\n"
                + firstVisitRating(kind);
    }

    private static String firstVisitRating(String kind) {
        return "update supervised_case c set visit_rated_on = (select min(v.rated_on)"
                + " from supervised_visit_rating v where v.filing_id = c.filing_id and not v.excluded)"
                + " from event e where c.filing_id = e.subject::uuid and"
                + STRETCH.formatted(kind);
    }

    private static String cardRaised() {
        return """
        insert into supervised_card (card_id, filing_id, colour, raised_on)
        select coalesce(e.data->>'card', e.seq::text), e.subject::uuid, e.data->>'colour',
               coalesce((e.data->>'on')::date, %s)
        from event e where e.data->>'colour' in ('REMINDER', 'NOTICE', 'YELLOW', 'RED') and"""
                        .formatted(DAY)
                + STRETCH.formatted("CARD_RAISED")
                + " on conflict do nothing";
    }
}

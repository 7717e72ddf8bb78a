-- E-supervision (电子监察): what each case contributes to the figures, and the sums that are polled.
-- One worker follows the service's own events and keeps both; nothing here is counted when asked.

-- A case as its events tell it, days in Asia/Shanghai. Names of persons are kept as they are shown.
create table supervised_case (
    filing_id        uuid primary key,
    office_code      text     not null check (office_code <> '*'),
    item_code        text     not null check (item_code <> '*'),
    case_no          text     not null,
    applicant        text     not null,
    case_type        text     not null check (case_type in ('PROMISE', 'INSTANT', 'OTHER')),
    channel          text     not null check (channel in ('WEB', 'MOBILE', 'WINDOW', 'MAIL', 'OTHER')),
    -- From an older system: it has no filing here.
    imported         boolean  not null default false,
    promise_days     smallint not null default 0 check (promise_days >= 0),
    statutory_days   smallint not null default 0 check (statutory_days >= 0),
    received_on      date     not null,
    accepted_on      date,
    not_accepted_on  date,
    withdrawn_on     date,
    decided_on       date,
    delivered_on     date,
    decision         text check (decision in ('GRANT', 'REFUSE')),
    outcome          text check (outcome in ('EARLY', 'ON_TIME', 'OVER_PROMISE', 'OVER_STATUTORY')),
    used_workdays    smallint check (used_workdays >= 0),
    visits           smallint not null default 0 check (visits >= 0),
    area_filed       numeric(14, 2) not null default 0 check (area_filed >= 0),
    area_accepted    numeric(14, 2) not null default 0 check (area_accepted >= 0),
    rated_on         date,
    rating           smallint check (rating between 1 and 5),
    rating_default   boolean  not null default false,
    rating_rectified boolean  not null default false,
    check ((decided_on is null) = (decision is null)),
    check ((rated_on is null) = (rating is null)),
    check (not_accepted_on is null or accepted_on is null),
    check (withdrawn_on is null or decided_on is null)
);
create index supervised_received on supervised_case (received_on, filing_id);
create index supervised_accepted on supervised_case (accepted_on, filing_id) where accepted_on is not null;
create index supervised_open on supervised_case (accepted_on, filing_id)
    where accepted_on is not null and decided_on is null and withdrawn_on is null;
create index supervised_pending on supervised_case (received_on, filing_id)
    where accepted_on is null and not_accepted_on is null and withdrawn_on is null;
create index supervised_not_accepted on supervised_case (not_accepted_on, filing_id) where not_accepted_on is not null;
create index supervised_withdrawn on supervised_case (withdrawn_on, filing_id) where withdrawn_on is not null;
create index supervised_decided on supervised_case (decided_on, filing_id) where decided_on is not null;
create index supervised_overdue on supervised_case (decided_on, filing_id) where outcome in ('OVER_PROMISE', 'OVER_STATUTORY');
create index supervised_rated on supervised_case (rated_on, filing_id) where rated_on is not null;

-- A card stays on the day it was raised; one that was withdrawn no longer counts.
create table supervised_card (
    card_id   text primary key,
    filing_id uuid    not null,
    colour    text    not null check (colour in ('REMINDER', 'NOTICE', 'YELLOW', 'RED')),
    raised_on date    not null,
    withdrawn boolean not null default false
);
create index supervised_card_of on supervised_card (filing_id);
create index supervised_card_on on supervised_card (raised_on, filing_id) where not withdrawn;

-- Money that came in for a case on a day; negative when it was paid back.
create table supervised_payment (
    payment_id text primary key,
    filing_id  uuid not null,
    paid_on    date not null,
    amount     numeric(18, 2) not null
);
create index supervised_payment_of on supervised_payment (filing_id);
create index supervised_payment_on on supervised_payment (paid_on, filing_id);

-- What offices and items are called, as the last case told.
create table supervised_name (
    kind text not null check (kind in ('OFFICE', 'ITEM')),
    code text not null,
    name text not null,
    primary key (kind, code)
);

-- Up to which event the figures are folded. The generation changes when they are made anew.
create table figure_state (
    one        boolean primary key default true check (one),
    position   bigint not null default 0,
    generation bigint not null default 0,
    as_of      timestamptz not null default now()
);
insert into figure_state default values;

-- A case counts on the day of each thing that happened to it: its moments, without a day where it has
-- not come so far. The parts have no conditions of their own, so that each is read off its index.
create view case_moment as
select c.filing_id, c.office_code, c.item_code, 'RECEIVED'::text as moment, c.received_on as day,
       ''::text as part, c.case_type, c.channel, c.received_on, c.accepted_on is not null as was_accepted,
       c.decision, c.outcome, c.promise_days, c.statutory_days, c.used_workdays, c.visits, c.area_filed,
       c.area_accepted, c.rating, c.rating_default, c.rating_rectified, null::text as colour,
       0::numeric as amount
from supervised_case c
union all
select c.filing_id, c.office_code, c.item_code, 'ACCEPTED'::text as moment, c.accepted_on as day,
       ''::text as part, c.case_type, c.channel, c.received_on, c.accepted_on is not null as was_accepted,
       c.decision, c.outcome, c.promise_days, c.statutory_days, c.used_workdays, c.visits, c.area_filed,
       c.area_accepted, c.rating, c.rating_default, c.rating_rectified, null::text as colour,
       0::numeric as amount
from supervised_case c
union all
select c.filing_id, c.office_code, c.item_code, 'NOT_ACCEPTED'::text as moment, c.not_accepted_on as day,
       ''::text as part, c.case_type, c.channel, c.received_on, c.accepted_on is not null as was_accepted,
       c.decision, c.outcome, c.promise_days, c.statutory_days, c.used_workdays, c.visits, c.area_filed,
       c.area_accepted, c.rating, c.rating_default, c.rating_rectified, null::text as colour,
       0::numeric as amount
from supervised_case c
union all
select c.filing_id, c.office_code, c.item_code, 'WITHDRAWN'::text as moment, c.withdrawn_on as day,
       ''::text as part, c.case_type, c.channel, c.received_on, c.accepted_on is not null as was_accepted,
       c.decision, c.outcome, c.promise_days, c.statutory_days, c.used_workdays, c.visits, c.area_filed,
       c.area_accepted, c.rating, c.rating_default, c.rating_rectified, null::text as colour,
       0::numeric as amount
from supervised_case c
union all
select c.filing_id, c.office_code, c.item_code, 'DECIDED'::text as moment, c.decided_on as day, ''::text as part,
       c.case_type, c.channel, c.received_on, c.accepted_on is not null as was_accepted, c.decision,
       c.outcome, c.promise_days, c.statutory_days, c.used_workdays, c.visits, c.area_filed,
       c.area_accepted, c.rating, c.rating_default, c.rating_rectified, null::text as colour,
       0::numeric as amount
from supervised_case c
union all
select c.filing_id, c.office_code, c.item_code, 'RATED'::text as moment, c.rated_on as day, ''::text as part,
       c.case_type, c.channel, c.received_on, c.accepted_on is not null as was_accepted, c.decision,
       c.outcome, c.promise_days, c.statutory_days, c.used_workdays, c.visits, c.area_filed,
       c.area_accepted, c.rating, c.rating_default, c.rating_rectified, null::text as colour,
       0::numeric as amount
from supervised_case c
union all
select c.filing_id, c.office_code, c.item_code, 'CARD'::text as moment, k.raised_on as day, k.card_id as part,
       c.case_type, c.channel, c.received_on, c.accepted_on is not null as was_accepted, c.decision,
       c.outcome, c.promise_days, c.statutory_days, c.used_workdays, c.visits, c.area_filed,
       c.area_accepted, c.rating, c.rating_default, c.rating_rectified, k.colour as colour,
       0::numeric as amount
from supervised_card k join supervised_case c using (filing_id) where not k.withdrawn
union all
select c.filing_id, c.office_code, c.item_code, 'PAID'::text as moment, p.paid_on as day, p.payment_id as part,
       c.case_type, c.channel, c.received_on, c.accepted_on is not null as was_accepted, c.decision,
       c.outcome, c.promise_days, c.statutory_days, c.used_workdays, c.visits, c.area_filed,
       c.area_accepted, c.rating, c.rating_default, c.rating_rectified, null::text as colour,
       p.amount as amount
from supervised_payment p join supervised_case c using (filing_id);

-- What a moment adds to each figure: the one definition, for folding, recounting and opening figures up.
create view case_figure as
select filing_id, office_code, item_code, moment, day, part, outcome,
       case when moment = 'RECEIVED' then 1 else 0 end as received,
       case when moment = 'ACCEPTED' then 1 else 0 end as accepted,
       case when moment = 'ACCEPTED' and channel in ('WEB', 'MOBILE') then 1 else 0 end as accepted_online,
       case when moment = 'ACCEPTED' and case_type = 'INSTANT' then 1 else 0 end as accepted_instant,
       case when moment = 'NOT_ACCEPTED' then 1 else 0 end as not_accepted,
       case when moment = 'WITHDRAWN' and not was_accepted then 1 else 0 end as withdrawn_early,
       case when moment = 'WITHDRAWN' and was_accepted then 1 else 0 end as withdrawn_late,
       case when moment = 'DECIDED' or (moment = 'WITHDRAWN' and was_accepted) then 1 else 0 end as finished,
       case when moment = 'DECIDED' and decision = 'GRANT' then 1 else 0 end as granted,
       case when moment = 'DECIDED' and decision = 'REFUSE' then 1 else 0 end as refused,
       case when moment = 'DECIDED' and outcome = 'EARLY' then 1 else 0 end as early,
       case when moment = 'DECIDED' and outcome = 'ON_TIME' then 1 else 0 end as on_time,
       case when moment = 'DECIDED' and outcome = 'OVER_PROMISE' then 1 else 0 end as over_promise,
       case when moment = 'DECIDED' and outcome = 'OVER_STATUTORY' then 1 else 0 end as over_statutory,
       case when moment = 'DECIDED' and case_type = 'PROMISE' then 1 else 0 end as promised,
       case when moment = 'DECIDED' and case_type = 'PROMISE' and outcome = 'EARLY' then 1 else 0 end as promised_early,
       case when moment = 'DECIDED' and day = received_on then 1 else 0 end as same_day,
       case when visits <= 1 and (moment = 'DECIDED' or (moment = 'WITHDRAWN' and was_accepted)) then 1 else 0 end as at_most_one_visit,
       case when visits = 0 and (moment = 'DECIDED' or (moment = 'WITHDRAWN' and was_accepted)) then 1 else 0 end as no_visit,
       case when moment = 'RATED' and not rating_default then 1 else 0 end as rated,
       case when moment = 'RATED' and rating_default then 1 else 0 end as rated_default,
       case when moment = 'RATED' and not rating_default and rating <= 3 then 1 else 0 end as satisfied,
       case when moment = 'RATED' and not rating_default and rating >= 4 then 1 else 0 end as bad,
       case when moment = 'RATED' and not rating_default and rating >= 4 and rating_rectified then 1 else 0 end as bad_rectified,
       case when moment = 'CARD' and colour = 'REMINDER' then 1 else 0 end as reminders,
       case when moment = 'CARD' and colour = 'NOTICE' then 1 else 0 end as notices,
       case when moment = 'CARD' and colour = 'YELLOW' then 1 else 0 end as yellow,
       case when moment = 'CARD' and colour = 'RED' then 1 else 0 end as red,
       case when moment = 'DECIDED' and case_type = 'PROMISE' then coalesce(promise_days, 0) else 0 end as promised_promise_days,
       case when moment = 'DECIDED' and case_type = 'PROMISE' then coalesce(statutory_days, 0) else 0 end as promised_statutory_days,
       case when moment = 'DECIDED' and case_type = 'PROMISE' then coalesce(used_workdays, 0) else 0 end as promised_used_days,
       case when moment = 'DECIDED' then coalesce(used_workdays, 0) else 0 end as used_days,
       case when moment = 'DECIDED' or (moment = 'WITHDRAWN' and was_accepted) then coalesce(visits, 0) else 0 end as visits,
       case when moment = 'DECIDED' and decision = 'GRANT' then coalesce(area_filed, 0) else 0 end as area_filed,
       case when moment = 'DECIDED' and decision = 'GRANT' then coalesce(area_accepted, 0) else 0 end as area_accepted,
       case when moment = 'PAID' then coalesce(amount, 0) else 0 end as fee_collected
from case_moment where day is not null;

-- The sums, by day, month and year, of each office and item, of all offices ('*') and of all items ('*').
-- A poll of any range reads years, months at its ends and days at their ends, however many cases there are.
create table figure (
    office_code text not null,
    item_code   text not null,
    grain       "char" not null check (grain in ('D', 'M', 'Y')),
    bucket      date not null,
    received bigint not null,
    accepted bigint not null,
    accepted_online bigint not null,
    accepted_instant bigint not null,
    not_accepted bigint not null,
    withdrawn_early bigint not null,
    withdrawn_late bigint not null,
    finished bigint not null,
    granted bigint not null,
    refused bigint not null,
    early bigint not null,
    on_time bigint not null,
    over_promise bigint not null,
    over_statutory bigint not null,
    promised bigint not null,
    promised_early bigint not null,
    same_day bigint not null,
    at_most_one_visit bigint not null,
    no_visit bigint not null,
    rated bigint not null,
    rated_default bigint not null,
    satisfied bigint not null,
    bad bigint not null,
    bad_rectified bigint not null,
    reminders bigint not null,
    notices bigint not null,
    yellow bigint not null,
    red bigint not null,
    promised_promise_days bigint not null,
    promised_statutory_days bigint not null,
    promised_used_days bigint not null,
    used_days bigint not null,
    visits bigint not null,
    area_filed numeric(20, 2) not null,
    area_accepted numeric(20, 2) not null,
    fee_collected numeric(20, 2) not null,
    primary key (office_code, item_code, grain, bucket)
) with (fillfactor = 70);
create index figure_by_office on figure (item_code, grain, bucket, office_code);
create index figure_by_item on figure (office_code, grain, bucket, item_code);

-- All sums anew from the cases: what the table should hold.
create view figure_recount as
select o.code as office_code, i.code as item_code, g.grain, g.bucket,
       sum(d.received) as received,
       sum(d.accepted) as accepted,
       sum(d.accepted_online) as accepted_online,
       sum(d.accepted_instant) as accepted_instant,
       sum(d.not_accepted) as not_accepted,
       sum(d.withdrawn_early) as withdrawn_early,
       sum(d.withdrawn_late) as withdrawn_late,
       sum(d.finished) as finished,
       sum(d.granted) as granted,
       sum(d.refused) as refused,
       sum(d.early) as early,
       sum(d.on_time) as on_time,
       sum(d.over_promise) as over_promise,
       sum(d.over_statutory) as over_statutory,
       sum(d.promised) as promised,
       sum(d.promised_early) as promised_early,
       sum(d.same_day) as same_day,
       sum(d.at_most_one_visit) as at_most_one_visit,
       sum(d.no_visit) as no_visit,
       sum(d.rated) as rated,
       sum(d.rated_default) as rated_default,
       sum(d.satisfied) as satisfied,
       sum(d.bad) as bad,
       sum(d.bad_rectified) as bad_rectified,
       sum(d.reminders) as reminders,
       sum(d.notices) as notices,
       sum(d.yellow) as yellow,
       sum(d.red) as red,
       sum(d.promised_promise_days) as promised_promise_days,
       sum(d.promised_statutory_days) as promised_statutory_days,
       sum(d.promised_used_days) as promised_used_days,
       sum(d.used_days) as used_days,
       sum(d.visits) as visits,
       sum(d.area_filed) as area_filed,
       sum(d.area_accepted) as area_accepted,
       sum(d.fee_collected) as fee_collected
from (
    select office_code, item_code, day,
           sum(received) as received,
           sum(accepted) as accepted,
           sum(accepted_online) as accepted_online,
           sum(accepted_instant) as accepted_instant,
           sum(not_accepted) as not_accepted,
           sum(withdrawn_early) as withdrawn_early,
           sum(withdrawn_late) as withdrawn_late,
           sum(finished) as finished,
           sum(granted) as granted,
           sum(refused) as refused,
           sum(early) as early,
           sum(on_time) as on_time,
           sum(over_promise) as over_promise,
           sum(over_statutory) as over_statutory,
           sum(promised) as promised,
           sum(promised_early) as promised_early,
           sum(same_day) as same_day,
           sum(at_most_one_visit) as at_most_one_visit,
           sum(no_visit) as no_visit,
           sum(rated) as rated,
           sum(rated_default) as rated_default,
           sum(satisfied) as satisfied,
           sum(bad) as bad,
           sum(bad_rectified) as bad_rectified,
           sum(reminders) as reminders,
           sum(notices) as notices,
           sum(yellow) as yellow,
           sum(red) as red,
           sum(promised_promise_days) as promised_promise_days,
           sum(promised_statutory_days) as promised_statutory_days,
           sum(promised_used_days) as promised_used_days,
           sum(used_days) as used_days,
           sum(visits) as visits,
           sum(area_filed) as area_filed,
           sum(area_accepted) as area_accepted,
           sum(fee_collected) as fee_collected
    from case_figure
    group by office_code, item_code, day
) d
cross join lateral (values (d.office_code), ('*')) o (code)
cross join lateral (values (d.item_code), ('*')) i (code)
cross join lateral (values ('D'::"char", d.day), ('M', date_trunc('month', d.day::timestamp)::date),
                           ('Y', date_trunc('year', d.day::timestamp)::date)) g (grain, bucket)
group by o.code, i.code, g.grain, g.bucket;

-- Adds what some cases contribute, or takes it away (sign -1) before they change.
create function figure_add(cases uuid[], sign integer) returns void language sql set jit = off as $$
insert into figure (office_code, item_code, grain, bucket,
    received, accepted, accepted_online, accepted_instant, not_accepted, withdrawn_early, withdrawn_late,
    finished, granted, refused, early, on_time, over_promise, over_statutory, promised, promised_early,
    same_day, at_most_one_visit, no_visit, rated, rated_default, satisfied, bad, bad_rectified, reminders,
    notices, yellow, red, promised_promise_days, promised_statutory_days, promised_used_days, used_days,
    visits, area_filed, area_accepted, fee_collected)
select o.code, i.code, g.grain, g.bucket,
       sign * sum(d.received),
       sign * sum(d.accepted),
       sign * sum(d.accepted_online),
       sign * sum(d.accepted_instant),
       sign * sum(d.not_accepted),
       sign * sum(d.withdrawn_early),
       sign * sum(d.withdrawn_late),
       sign * sum(d.finished),
       sign * sum(d.granted),
       sign * sum(d.refused),
       sign * sum(d.early),
       sign * sum(d.on_time),
       sign * sum(d.over_promise),
       sign * sum(d.over_statutory),
       sign * sum(d.promised),
       sign * sum(d.promised_early),
       sign * sum(d.same_day),
       sign * sum(d.at_most_one_visit),
       sign * sum(d.no_visit),
       sign * sum(d.rated),
       sign * sum(d.rated_default),
       sign * sum(d.satisfied),
       sign * sum(d.bad),
       sign * sum(d.bad_rectified),
       sign * sum(d.reminders),
       sign * sum(d.notices),
       sign * sum(d.yellow),
       sign * sum(d.red),
       sign * sum(d.promised_promise_days),
       sign * sum(d.promised_statutory_days),
       sign * sum(d.promised_used_days),
       sign * sum(d.used_days),
       sign * sum(d.visits),
       sign * sum(d.area_filed),
       sign * sum(d.area_accepted),
       sign * sum(d.fee_collected)
from (
    select office_code, item_code, day,
           sum(received) as received,
           sum(accepted) as accepted,
           sum(accepted_online) as accepted_online,
           sum(accepted_instant) as accepted_instant,
           sum(not_accepted) as not_accepted,
           sum(withdrawn_early) as withdrawn_early,
           sum(withdrawn_late) as withdrawn_late,
           sum(finished) as finished,
           sum(granted) as granted,
           sum(refused) as refused,
           sum(early) as early,
           sum(on_time) as on_time,
           sum(over_promise) as over_promise,
           sum(over_statutory) as over_statutory,
           sum(promised) as promised,
           sum(promised_early) as promised_early,
           sum(same_day) as same_day,
           sum(at_most_one_visit) as at_most_one_visit,
           sum(no_visit) as no_visit,
           sum(rated) as rated,
           sum(rated_default) as rated_default,
           sum(satisfied) as satisfied,
           sum(bad) as bad,
           sum(bad_rectified) as bad_rectified,
           sum(reminders) as reminders,
           sum(notices) as notices,
           sum(yellow) as yellow,
           sum(red) as red,
           sum(promised_promise_days) as promised_promise_days,
           sum(promised_statutory_days) as promised_statutory_days,
           sum(promised_used_days) as promised_used_days,
           sum(used_days) as used_days,
           sum(visits) as visits,
           sum(area_filed) as area_filed,
           sum(area_accepted) as area_accepted,
           sum(fee_collected) as fee_collected
    from case_figure
    where filing_id = any (cases)
    group by office_code, item_code, day
) d
cross join lateral (values (d.office_code), ('*')) o (code)
cross join lateral (values (d.item_code), ('*')) i (code)
cross join lateral (values ('D'::"char", d.day), ('M', date_trunc('month', d.day::timestamp)::date),
                           ('Y', date_trunc('year', d.day::timestamp)::date)) g (grain, bucket)
group by o.code, i.code, g.grain, g.bucket
order by 1, 2, 3, 4
on conflict (office_code, item_code, grain, bucket) do update set
    received = figure.received + excluded.received,
    accepted = figure.accepted + excluded.accepted,
    accepted_online = figure.accepted_online + excluded.accepted_online,
    accepted_instant = figure.accepted_instant + excluded.accepted_instant,
    not_accepted = figure.not_accepted + excluded.not_accepted,
    withdrawn_early = figure.withdrawn_early + excluded.withdrawn_early,
    withdrawn_late = figure.withdrawn_late + excluded.withdrawn_late,
    finished = figure.finished + excluded.finished,
    granted = figure.granted + excluded.granted,
    refused = figure.refused + excluded.refused,
    early = figure.early + excluded.early,
    on_time = figure.on_time + excluded.on_time,
    over_promise = figure.over_promise + excluded.over_promise,
    over_statutory = figure.over_statutory + excluded.over_statutory,
    promised = figure.promised + excluded.promised,
    promised_early = figure.promised_early + excluded.promised_early,
    same_day = figure.same_day + excluded.same_day,
    at_most_one_visit = figure.at_most_one_visit + excluded.at_most_one_visit,
    no_visit = figure.no_visit + excluded.no_visit,
    rated = figure.rated + excluded.rated,
    rated_default = figure.rated_default + excluded.rated_default,
    satisfied = figure.satisfied + excluded.satisfied,
    bad = figure.bad + excluded.bad,
    bad_rectified = figure.bad_rectified + excluded.bad_rectified,
    reminders = figure.reminders + excluded.reminders,
    notices = figure.notices + excluded.notices,
    yellow = figure.yellow + excluded.yellow,
    red = figure.red + excluded.red,
    promised_promise_days = figure.promised_promise_days + excluded.promised_promise_days,
    promised_statutory_days = figure.promised_statutory_days + excluded.promised_statutory_days,
    promised_used_days = figure.promised_used_days + excluded.promised_used_days,
    used_days = figure.used_days + excluded.used_days,
    visits = figure.visits + excluded.visits,
    area_filed = figure.area_filed + excluded.area_filed,
    area_accepted = figure.area_accepted + excluded.area_accepted,
    fee_collected = figure.fee_collected + excluded.fee_collected
$$;

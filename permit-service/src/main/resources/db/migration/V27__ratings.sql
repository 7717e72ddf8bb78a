-- Ratings of visits (一次一评) count in the figures besides those of matters (一事一评), M-11, M-12: each
-- rating is one of the ratings; a case is rated once, on the day of the first of them.
create table supervised_visit_rating (
    rating_id text primary key,
    filing_id uuid     not null,
    level     smallint not null check (level between 1 and 5),
    rated_on  date     not null,
    rectified boolean  not null default false,
    excluded  boolean  not null default false
);
create index supervised_visit_rating_of on supervised_visit_rating (filing_id);
create index supervised_visit_rating_on on supervised_visit_rating (rated_on, filing_id) where not excluded;

alter table supervised_case
    -- Day of the first rating of a visit that counts.
    add column visit_rated_on date;
alter table supervised_case
    add column first_rated_on date generated always as
        (least(case when not rating_default then rated_on end, visit_rated_on)) stored;
create index supervised_first_rated on supervised_case (first_rated_on, filing_id) where first_rated_on is not null;

-- What was folded before ratings of visits counted.
insert into supervised_visit_rating (rating_id, filing_id, level, rated_on)
select e.data->>'rating', e.subject::uuid, (e.data->>'level')::smallint, (e.at at time zone 'Asia/Shanghai')::date
from event e
where e.kind = 'VISIT_RATED' and e.seq <= (select position from figure_state)
on conflict do nothing;
update supervised_visit_rating v set rectified = (e.data->>'inTime')::boolean
from event e
where e.kind = 'VISIT_RATING_RECTIFIED' and e.data->>'rating' = v.rating_id
  and e.seq <= (select position from figure_state);
update supervised_visit_rating v set excluded = true
from event e
where e.kind = 'VISIT_RATING_EXCLUDED' and e.data->>'rating' = v.rating_id
  and e.seq <= (select position from figure_state);
update supervised_case c set visit_rated_on = v.first
from (select filing_id, min(rated_on) as first from supervised_visit_rating where not excluded group by filing_id) v
where v.filing_id = c.filing_id;

drop function figure_add(uuid[], integer);
drop view figure_recount;
drop view case_figure;
drop view case_moment;
alter table figure add column rated_cases bigint not null default 0;

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
select c.filing_id, c.office_code, c.item_code, 'RATED'::text as moment, v.rated_on as day, v.rating_id as part,
       c.case_type, c.channel, c.received_on, c.accepted_on is not null as was_accepted, c.decision,
       c.outcome, c.promise_days, c.statutory_days, c.used_workdays, c.visits, c.area_filed,
       c.area_accepted, v.level as rating, false as rating_default, v.rectified as rating_rectified,
       null::text as colour, 0::numeric as amount
from supervised_visit_rating v join supervised_case c using (filing_id) where not v.excluded
union all
select c.filing_id, c.office_code, c.item_code, 'RATED_CASE'::text as moment, c.first_rated_on as day, ''::text as part,
       c.case_type, c.channel, c.received_on, c.accepted_on is not null as was_accepted, c.decision,
       c.outcome, c.promise_days, c.statutory_days, c.used_workdays, c.visits, c.area_filed,
       c.area_accepted, null::smallint as rating, false as rating_default, false as rating_rectified,
       null::text as colour, 0::numeric as amount
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
       case when moment = 'RATED_CASE' then 1 else 0 end as rated_cases,
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

-- All sums anew from the cases: what the table should hold, its columns in the same order.
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
       sum(d.fee_collected) as fee_collected,
       sum(d.rated_cases) as rated_cases
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
           sum(rated_cases) as rated_cases,
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
    same_day, at_most_one_visit, no_visit, rated, rated_cases, rated_default, satisfied, bad, bad_rectified, reminders,
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
       sign * sum(d.rated_cases),
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
           sum(rated_cases) as rated_cases,
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
    rated_cases = figure.rated_cases + excluded.rated_cases,
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

-- The sums anew, with what they did not hold.
delete from figure;
insert into figure (office_code, item_code, grain, bucket,
    received, accepted, accepted_online, accepted_instant, not_accepted, withdrawn_early, withdrawn_late,
    finished, granted, refused, early, on_time, over_promise, over_statutory, promised, promised_early, same_day,
    at_most_one_visit, no_visit, rated, rated_cases, rated_default, satisfied, bad, bad_rectified, reminders,
    notices, yellow, red, promised_promise_days, promised_statutory_days, promised_used_days, used_days, visits,
    area_filed, area_accepted, fee_collected)
select office_code, item_code, grain, bucket,
    received, accepted, accepted_online, accepted_instant, not_accepted, withdrawn_early, withdrawn_late,
    finished, granted, refused, early, on_time, over_promise, over_statutory, promised, promised_early, same_day,
    at_most_one_visit, no_visit, rated, rated_cases, rated_default, satisfied, bad, bad_rectified, reminders,
    notices, yellow, red, promised_promise_days, promised_statutory_days, promised_used_days, used_days, visits,
    area_filed, area_accepted, fee_collected
from figure_recount;
update figure_state set generation = generation + 1;

-- Whoever had a case filed at the window has no account that owns it: a code that was handed out
-- proves it to be the applicant who rates. Only its hash is kept, and only the last code counts.
create table rating_code (
    filing_id uuid primary key references filing (id),
    code_hash bytea       not null check (length(code_hash) = 32),
    issued_by text        not null,
    issued_at timestamptz not null
);

-- The cases behind the points of a published month, as they were: what is known later changes neither.
create table ranking_case (
    month       date not null references ranking (month),
    metric      text not null,
    day         date not null,
    filing_id   uuid not null,
    part        text not null,
    office_code text not null,
    item_code   text not null,
    case_no     text not null,
    primary key (month, metric, day, filing_id, part)
);
create index ranking_case_of_office on ranking_case (month, metric, office_code, day, filing_id, part);
create index ranking_case_of_item on ranking_case (month, metric, item_code, day, filing_id, part);
create trigger ranking_case_kept before update or delete on ranking_case
    for each row execute function refuse_change();

-- From where on a subscriber asked to be told, to know the same subscription again.
alter table push_subscription add column began_after bigint check (began_after >= 0);

-- 评价率 (M-11) is of what was finished: a case that was closed at intake, withdrawn before it was accepted
-- or is still open may have ratings, but is no rated case.
update figure f set rated_cases = f.rated_cases - w.cases
from (
    select o.code as office_code, i.code as item_code, g.grain, g.bucket, sum(c.cases) as cases
    from (
        select office_code, item_code, first_rated_on as day, count(*) as cases
        from supervised_case
        where first_rated_on is not null and decided_on is null and (accepted_on is null or withdrawn_on is null)
        group by office_code, item_code, first_rated_on
    ) c
    cross join lateral (values (c.office_code), ('*')) o (code)
    cross join lateral (values (c.item_code), ('*')) i (code)
    cross join lateral (values ('D'::"char", c.day), ('M', date_trunc('month', c.day::timestamp)::date),
                               ('Y', date_trunc('year', c.day::timestamp)::date)) g (grain, bucket)
    group by o.code, i.code, g.grain, g.bucket
) w
where f.office_code = w.office_code and f.item_code = w.item_code and f.grain = w.grain and f.bucket = w.bucket;

-- Day of the first rating of a finished case.
alter table supervised_case alter column first_rated_on set expression as
    (case when decided_on is not null or (accepted_on is not null and withdrawn_on is not null)
          then least(case when not rating_default then rated_on end, visit_rated_on) end);

update figure_state set generation = generation + 1;

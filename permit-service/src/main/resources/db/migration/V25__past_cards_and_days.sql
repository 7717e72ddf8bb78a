-- Cards that a past case would have got, each on its day (M-1): rule, colour, limit, day.
alter table past_case add column cards jsonb not null default '[]' check (jsonb_typeof(cards) = 'array');

-- The day for which an act on a case counts: that of its clock, under the rules of the office that the
-- case was received under (R-D3). A case without such rules goes by midnight in Asia/Shanghai.
create function case_day(filing uuid, at timestamptz) returns date
    language sql stable
    return (
        select local::date
               + case when exists (select 1 from case_clock k
                                   join filing f on f.id = k.filing_id
                                   join office_rules r on r.office_code = f.office_code and r.version = k.rules_version
                                   where k.filing_id = filing and local::time >= r.day_ends)
                      then 1 else 0 end
        from (select case_day.at at time zone 'Asia/Shanghai' as local) said
    );

-- What is done before a case counts as received counts on the day of receipt (R-D4), as its clock has it.
create or replace function case_day(filing uuid, at timestamptz) returns date
    language sql stable
    return (
        select greatest(k.received_on,
                        local::date + case when local::time >= r.day_ends then 1 else 0 end)
        from (select case_day.at at time zone 'Asia/Shanghai' as local) said
        left join case_clock k on k.filing_id = case_day.filing
        left join filing f on f.id = k.filing_id
        left join office_rules r on r.office_code = f.office_code and r.version = k.rules_version
    );

-- The engine keeps no tasks any more: the steps at which cases wait are the rows of the desk. Where it kept some,
-- they would stand in the way of the end of their process. A new database has no tables of the engine yet.
do $$ begin
    if to_regclass('act_ru_task') is not null then
        delete from act_ru_identitylink where task_id_ is not null;
        delete from act_ru_task;
        drop index if exists act_idx_task_parent;
    end if;
end $$;

-- The same pairs as before, in a language that keeps its plan: each decision that is published asks for them.
create or replace function bigrams(text text) returns text[]
    language plpgsql immutable parallel safe
    as $$
begin
    return (
        select coalesce(array_agg(distinct gram), '{}')
        from (
            select c as gram from regexp_split_to_table(bigrams.text, '') as c where c !~ '\s'
            union
            select c || following
            from (
                select c, lead(c) over (order by place) as following
                from regexp_split_to_table(bigrams.text, '') with ordinality as t(c, place)
            ) pairs
            where c !~ '\s' and following !~ '\s'
        ) grams
        where gram <> ''
    );
end $$;

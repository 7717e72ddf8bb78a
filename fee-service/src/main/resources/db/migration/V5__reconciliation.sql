-- 对账: a list of the collector held against what was booked here. The comparison is kept as it was
-- found; what differs is worked off one by one, each with a note. Nothing is put right by it.
create table reconciliation (
    id              uuid primary key,
    serial          bigint generated always as identity unique,
    office_code     text not null check (office_code ~ '^[0-9]{6,12}$'),
    -- Only payments through this channel; null: through all.
    channel         text check (channel ~ '^[A-Z0-9_-]{1,40}$'),
    -- Days of payment that the list covers, both included.
    period_from     date not null,
    period_to       date not null check (period_to >= period_from),
    -- SHA-256 of the list as it was sent: the same again is known.
    digest          bytea not null check (length(digest) = 32),
    rows_there      integer not null check (rows_there >= 0),
    amount_there    numeric(17, 2) not null,
    rows_here       integer not null check (rows_here >= 0),
    amount_here     numeric(17, 2) not null,
    matched         integer not null check (matched >= 0),
    only_here       integer not null check (only_here >= 0),
    only_there      integer not null check (only_there >= 0),
    amount_differs  integer not null check (amount_differs >= 0),
    details_differ  integer not null check (details_differ >= 0),
    created_by      text not null,
    created_at      timestamptz not null,
    check (matched + only_there + amount_differs + details_differ = rows_there)
);
create index reconciliation_of_office on reconciliation (office_code, serial);
create index reconciliation_of_list on reconciliation (office_code, digest);

-- One row that does not agree. Payments come with a later migration and are never removed; the id
-- of ours is kept without a foreign key.
create table reconciliation_difference (
    reconciliation_id uuid not null references reconciliation,
    number            integer not null check (number > 0),
    kind              text not null check (kind in ('ONLY_HERE', 'ONLY_THERE', 'AMOUNT_DIFFERS', 'DETAILS_DIFFER')),
    external_id       text not null,
    payment_id        uuid,
    channel           text,
    assessment_here   text,
    amount_here       numeric(15, 2),
    paid_on_here      date,
    suspended_here    boolean,
    line_there        integer check (line_there > 1),
    assessment_there  text,
    amount_there      numeric(15, 2),
    paid_on_there     date,
    note              text check (length(note) between 1 and 500),
    settled_by        text,
    settled_at        timestamptz,
    primary key (reconciliation_id, number),
    check ((kind = 'ONLY_THERE') = (payment_id is null)),
    check ((kind = 'ONLY_HERE') = (line_there is null)),
    check (kind <> 'AMOUNT_DIFFERS' or amount_here <> amount_there),
    check ((payment_id is null) = (amount_here is null)),
    check ((line_there is null) = (amount_there is null)),
    check ((settled_by is null) = (settled_at is null) and (settled_by is null) = (note is null))
);
create index reconciliation_difference_open on reconciliation_difference (reconciliation_id, number)
    where settled_at is null;

create function reconciliation_stays() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and tg_table_name = 'reconciliation_difference' then
        if old.settled_at is null and new.settled_at is not null
           and (to_jsonb(new) - '{note,settled_by,settled_at}'::text[])
               = (to_jsonb(old) - '{note,settled_by,settled_at}'::text[]) then
            return new;
        end if;
    end if;
    raise exception 'a reconciliation is kept as it was found, and a difference is settled once';
end $$;
create trigger reconciliation_stays before update or delete on reconciliation
    for each row execute function reconciliation_stays();
create trigger reconciliation_never_emptied before truncate on reconciliation
    for each statement execute function reconciliation_stays();
create trigger difference_stays before update or delete on reconciliation_difference
    for each row execute function reconciliation_stays();
create trigger differences_never_emptied before truncate on reconciliation_difference
    for each statement execute function reconciliation_stays();

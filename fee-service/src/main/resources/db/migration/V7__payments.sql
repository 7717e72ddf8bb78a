-- Payments as the collector reported them (channel and id are the collector's own), and where each
-- one was placed. What came in is never changed or removed; where it belongs may be put right.
create table payment (
    id             uuid primary key,
    serial         bigint generated always as identity unique,
    channel        text not null check (channel ~ '^[A-Z0-9_-]{1,40}$'),
    external_id    text not null check (length(external_id) between 1 and 100),
    reported_no    text not null check (length(reported_no) between 1 and 60),
    amount         numeric(15, 2) not null check (amount > 0),
    paid_on        date not null,
    state          text not null check (state in ('FAILED', 'SUSPENDED', 'BOOKED', 'REVERSED')),
    office_code    text not null,
    assessment_id  uuid references assessment (id),
    transaction_id bigint unique references ledger_transaction (id),
    reported_by    text not null,
    reported_at    timestamptz not null,
    placed_by      text,
    placed_at      timestamptz,
    note           text check (length(note) between 1 and 500),
    version        bigint not null,
    unique (channel, external_id),
    check ((state = 'BOOKED') = (assessment_id is not null)),
    check ((state in ('SUSPENDED', 'BOOKED')) = (transaction_id is not null)),
    check ((placed_by is null) = (placed_at is null)),
    check (state <> 'REVERSED' or note is not null)
);
create index payment_of_office on payment (office_code, serial);
create index payment_of_assessment on payment (assessment_id, serial) where assessment_id is not null;
create index payment_in_suspense on payment (office_code, serial) where state = 'SUSPENDED';

create function payment_stays() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE'
       and (new.id, new.serial, new.channel, new.external_id, new.reported_no, new.amount)
           is not distinct from (old.id, old.serial, old.channel, old.external_id, old.reported_no, old.amount)
       -- Only an attempt that failed may still turn into a payment, whose day it was not yet.
       and (old.state = 'FAILED' or (new.paid_on, new.reported_by, new.reported_at)
           is not distinct from (old.paid_on, old.reported_by, old.reported_at))
       and (old.state = new.state or old.state <> 'REVERSED')
       and (old.state = new.state or new.state <> 'FAILED') then
        return new;
    end if;
    raise exception 'what was reported as paid is never changed or removed';
end $$;
create trigger payment_stays before update or delete on payment
    for each row execute function payment_stays();
create trigger payment_never_emptied before truncate on payment
    for each statement execute function payment_stays();

-- The books of an office in their order.
create index ledger_of_office_by_no on ledger_transaction (office_code, no);

-- One check for each transaction instead of one for each entry. Lines run from 1 without a gap, so
-- that whatever is added after a check has a line above 1 and is checked again.
create or replace function ledger_balances() returns trigger language plpgsql
    set plan_cache_mode = force_generic_plan as $$
declare
    entries int;
    lines int;
    total numeric;
    owner uuid;
    receivable numeric;
    payable numeric;
begin
    select count(*), max(line), coalesce(sum(amount), 0) into entries, lines, total
    from ledger_entry where transaction_id = new.transaction_id;
    if entries < 2 or lines <> entries or total <> 0 then
        raise exception 'transaction % does not balance: % entries, sum %', new.transaction_id, entries, total
            using errcode = 'OV004';
    end if;
    select t.assessment_id into owner from ledger_transaction t where t.id = new.transaction_id;
    if owner is null then
        if exists (select 1 from ledger_entry where transaction_id = new.transaction_id
                   and account not in ('TREASURY', 'SUSPENSE')) then
            raise exception 'money in suspense belongs to no assessment' using errcode = 'OV005';
        end if;
        return null;
    end if;
    select coalesce(sum(e.amount) filter (where e.account = 'RECEIVABLE'), 0),
           coalesce(-sum(e.amount) filter (where e.account = 'REFUNDS_PAYABLE'), 0)
    into receivable, payable
    from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
    where t.assessment_id = owner;
    if receivable < 0 or payable < 0 or (receivable > 0 and payable > 0) then
        raise exception 'assessment % would have % receivable and % to refund', owner, receivable, payable
            using errcode = 'OV005';
    end if;
    return null;
end $$;
drop trigger ledger_balances on ledger_entry;
create constraint trigger ledger_balances after insert on ledger_entry
    deferrable initially deferred for each row when (new.line > 1) execute function ledger_balances();
alter table ledger_entry enable always trigger ledger_balances;

create or replace function ledger_transaction_has_entries() returns trigger language plpgsql as $$
begin
    -- The check of the second entry is that of all of them.
    if not exists (select 1 from ledger_entry e where e.transaction_id = new.id and e.line = 2) then
        raise exception 'transaction % has no entries, or one alone', new.id using errcode = 'OV004';
    end if;
    return null;
end $$;

-- Inlined, as the one before was not: half the cost of the trigger that asks for it.
create or replace function ledger_month_key(office_code text, day date) returns bigint language sql immutable as $$
    select hashtextextended(office_code, (extract(year from day) * 100 + extract(month from day))::bigint)
$$;

-- Holds an assessment against other writers and then sums it up, as it was committed by then. Its
-- plan is made once: planning would take longer than summing.
create function ledger_hold(held uuid)
    returns table (assessed numeric, relieved numeric, late numeric, paid numeric, refunded numeric)
    language plpgsql set plan_cache_mode = force_generic_plan as $$
begin
    perform ledger_lock(held);
    return query
    select coalesce(-sum(e.amount) filter (where e.account = 'REVENUE'), 0.00),
           coalesce(sum(e.amount) filter (where e.account = 'RELIEF'), 0.00),
           coalesce(-sum(e.amount) filter (where e.account = 'LATE_FEES'), 0.00),
           coalesce(sum(e.amount) filter (where e.account = 'TREASURY' and t.kind = 'PAY'), 0.00),
           coalesce(-sum(e.amount) filter (where e.account = 'TREASURY' and t.kind = 'REFUND'), 0.00)
    from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
    where t.assessment_id = held;
end $$;

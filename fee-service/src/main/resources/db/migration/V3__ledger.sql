-- The ledger: double entry, append-only. What may never be is refused here, whoever writes.
--
-- A transaction belongs to one office and, money in suspense apart, to one assessment. Entries are
-- signed: debit positive, credit negative. There is no balance row and no counter that writers would
-- queue for: balances are sums, numbers are given afterwards.
create table ledger_transaction (
    id            bigint generated always as identity primary key,
    no            bigint unique check (no > 0),
    kind          text not null check (kind in ('ASSESS', 'REASSESS', 'LATE_FEE', 'PAY', 'REFUND', 'SUSPENSE')),
    office_code   text not null check (length(office_code) between 1 and 20),
    assessment_id uuid check ((assessment_id is null) = (kind = 'SUSPENSE')),
    booked_on     date not null check (booked_on between '1990-01-01' and '2999-12-31'),
    recorded_at   timestamptz not null,
    actor         text not null check (length(actor) between 1 and 200),
    source        uuid not null,
    reverses      bigint unique references ledger_transaction,
    note          text check (length(note) between 1 and 500),
    written_in    xid8 not null,
    check (reverses is null or note is not null)
);
create index ledger_unnumbered on ledger_transaction (id) where no is null;
create index ledger_of_assessment on ledger_transaction (assessment_id, id) where assessment_id is not null;
create unique index ledger_assessed_once on ledger_transaction (assessment_id)
    where kind = 'ASSESS' and reverses is null;

create table ledger_entry (
    transaction_id bigint not null references ledger_transaction,
    line           smallint not null check (line between 1 and 20),
    account        text not null check (account in
        ('RECEIVABLE', 'REVENUE', 'RELIEF', 'LATE_FEES', 'TREASURY', 'REFUNDS_PAYABLE', 'SUSPENSE')),
    amount         numeric(15, 2) not null check (amount <> 0),
    primary key (transaction_id, line)
);

-- Months that an office has closed. A closed month stays closed: corrections go into an open one.
create table ledger_period (
    office_code  text not null,
    month        date not null check (extract(day from month) = 1),
    proposed_by  text not null,
    proposed_at  timestamptz not null,
    closed_by    text check (closed_by <> proposed_by),
    closed_at    timestamptz,
    primary key (office_code, month),
    check ((closed_by is null) = (closed_at is null))
);

-- Batches of numbered transactions, each hash over the one before and the text of the batch.
create table ledger_seal (
    last_no   bigint primary key check (last_no >= first_no),
    first_no  bigint not null unique check (first_no > 0),
    hash      bytea not null check (length(hash) = 32),
    sealed_at timestamptz not null
);

-- A writer holds the assessment against other writers of it, and the month against its closing.
-- Both locks are advisory: nothing that other offices or assessments write waits for them.
create function ledger_lock(assessment_id uuid) returns void language sql as $$
    select pg_advisory_xact_lock(hashtextextended(assessment_id::text, 3))
$$;
create function ledger_month_key(office_code text, day date) returns bigint language sql immutable as $$
    select hashtextextended(office_code || to_char(day::timestamp, ' YYYY-MM'), 4)
$$;

create function ledger_transaction_begins() returns trigger language plpgsql as $$
begin
    if new.no is not null then
        raise exception 'a transaction gets its number after it is committed' using errcode = 'OV001';
    end if;
    new.written_in := pg_current_xact_id();
    if new.assessment_id is not null then
        perform ledger_lock(new.assessment_id);
    end if;
    perform pg_advisory_xact_lock_shared(ledger_month_key(new.office_code, new.booked_on));
    if exists (select 1 from ledger_period p where p.office_code = new.office_code
               and p.month = date_trunc('month', new.booked_on::timestamp)::date and p.closed_at is not null) then
        raise exception 'the month of % is closed for office %', new.booked_on, new.office_code using errcode = 'OV002';
    end if;
    if new.reverses is not null and not exists (
            select 1 from ledger_transaction t
            where t.id = new.reverses and t.reverses is null and t.kind = new.kind
              and t.office_code = new.office_code and t.assessment_id is not distinct from new.assessment_id) then
        raise exception 'a reversal is of the same kind, office and assessment, and of no reversal' using errcode = 'OV003';
    end if;
    return new;
end $$;
create trigger ledger_transaction_begins before insert on ledger_transaction
    for each row execute function ledger_transaction_begins();

create function ledger_entry_belongs() returns trigger language plpgsql as $$
begin
    if not exists (select 1 from ledger_transaction t
                   where t.id = new.transaction_id and t.written_in = pg_current_xact_id()) then
        raise exception 'entries are written with their transaction, never later' using errcode = 'OV001';
    end if;
    return new;
end $$;
create trigger ledger_entry_belongs before insert on ledger_entry
    for each row execute function ledger_entry_belongs();

-- At the commit: each transaction balances, and no assessment has a negative receivable, a negative
-- debt to the payer, or both a receivable and a debt.
create function ledger_balances() returns trigger language plpgsql as $$
declare
    entries int;
    total numeric;
    owner uuid;
    receivable numeric;
    payable numeric;
begin
    select count(*), coalesce(sum(amount), 0) into entries, total
    from ledger_entry where transaction_id = new.transaction_id;
    if entries < 2 or total <> 0 then
        raise exception 'transaction % does not balance: % entries, sum %', new.transaction_id, entries, total
            using errcode = 'OV004';
    end if;
    if new.account in ('RECEIVABLE', 'REFUNDS_PAYABLE') then
        select t.assessment_id into owner from ledger_transaction t where t.id = new.transaction_id;
        select coalesce(sum(e.amount) filter (where e.account = 'RECEIVABLE'), 0),
               coalesce(-sum(e.amount) filter (where e.account = 'REFUNDS_PAYABLE'), 0)
        into receivable, payable
        from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
        where t.assessment_id = owner;
        if owner is null or receivable < 0 or payable < 0 or (receivable > 0 and payable > 0) then
            raise exception 'assessment % would have % receivable and % to refund', owner, receivable, payable
                using errcode = 'OV005';
        end if;
    end if;
    return null;
end $$;
create constraint trigger ledger_balances after insert on ledger_entry
    deferrable initially deferred for each row execute function ledger_balances();

create function ledger_transaction_has_entries() returns trigger language plpgsql as $$
begin
    if not exists (select 1 from ledger_entry e where e.transaction_id = new.id) then
        raise exception 'transaction % has no entries', new.id using errcode = 'OV004';
    end if;
    return null;
end $$;
create constraint trigger ledger_transaction_has_entries after insert on ledger_transaction
    deferrable initially deferred for each row execute function ledger_transaction_has_entries();

create function ledger_stays() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and tg_table_name = 'ledger_transaction' then
        if old.no is null and new.no is not null
           and (to_jsonb(new) - 'no') = (to_jsonb(old) - 'no') then
            return new;
        end if;
    elsif tg_op = 'UPDATE' and tg_table_name = 'ledger_period' then
        if old.closed_at is null and new.closed_at is not null
           and (to_jsonb(new) - '{closed_at,closed_by}'::text[]) = (to_jsonb(old) - '{closed_at,closed_by}'::text[]) then
            -- Waits for whoever is writing into the month, and keeps the next ones out.
            perform pg_advisory_xact_lock(ledger_month_key(new.office_code, new.month));
            return new;
        end if;
    end if;
    raise exception 'the ledger is never changed or removed' using errcode = 'OV001';
end $$;

create function ledger_period_opens() returns trigger language plpgsql as $$
begin
    if new.closed_at is not null then
        raise exception 'a month is closed by a second person' using errcode = 'OV001';
    end if;
    return new;
end $$;
create trigger ledger_period_opens before insert on ledger_period
    for each row execute function ledger_period_opens();

do $$
declare
    name text;
begin
    foreach name in array array['ledger_transaction', 'ledger_entry', 'ledger_period', 'ledger_seal'] loop
        execute format('create trigger ledger_stays before update or delete on %I for each row execute function ledger_stays()', name);
        execute format('create trigger ledger_never_emptied before truncate on %I for each statement execute function ledger_stays()', name);
        -- Also for sessions that say they are replicas.
        execute format('alter table %I enable always trigger ledger_stays', name);
        execute format('alter table %I enable always trigger ledger_never_emptied', name);
    end loop;
    alter table ledger_transaction enable always trigger ledger_transaction_begins;
    alter table ledger_entry enable always trigger ledger_entry_belongs;
    alter table ledger_entry enable always trigger ledger_balances;
    alter table ledger_transaction enable always trigger ledger_transaction_has_entries;
    alter table ledger_period enable always trigger ledger_period_opens;
end $$;

-- The hash of a batch: SHA-256 over the hash before it and a line for each entry, by number and line.
create function ledger_digest(previous bytea, first bigint, last bigint) returns bytea language sql stable as $$
    select sha256(previous || convert_to(coalesce(string_agg(
        jsonb_build_array(t.no, t.kind, t.office_code, t.assessment_id, t.booked_on,
            to_char(t.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), t.actor, t.source,
            r.no, t.note, e.line, e.account, e.amount)::text,
        E'\n' order by t.no, e.line), ''), 'UTF8'))
    from ledger_transaction t
    join ledger_entry e on e.transaction_id = t.id
    left join ledger_transaction r on r.id = t.reverses
    where t.no between first and last
$$;

-- Numbers what is committed and has no number yet, and seals it: at most so many, one caller at a
-- time. Whoever commits late gets a later number, whoever rolls back none, so there are no gaps.
create function ledger_seal_batch(most int, sealed_at timestamptz) returns int language plpgsql as $$
declare
    previous ledger_seal;
    counted int;
begin
    if not exists (select 1 from ledger_transaction where no is null) then
        return 0;
    end if;
    perform pg_advisory_xact_lock(hashtextextended('ledger_seal', 5));
    select * into previous from ledger_seal order by last_no desc limit 1;
    update ledger_transaction t set no = numbered.no
    from (select id, coalesce(previous.last_no, 0) + row_number() over (order by id) as no
          from (select id from ledger_transaction where no is null order by id limit most) unnumbered) numbered
    where t.id = numbered.id;
    get diagnostics counted = row_count;
    if counted > 0 then
        insert into ledger_seal (last_no, first_no, hash, sealed_at)
        select last, first, ledger_digest(coalesce(previous.hash, ''), first, last), ledger_seal_batch.sealed_at
        from (select coalesce(previous.last_no, 0) + 1 as first, coalesce(previous.last_no, 0) + counted as last) batch;
    end if;
    return counted;
end $$;

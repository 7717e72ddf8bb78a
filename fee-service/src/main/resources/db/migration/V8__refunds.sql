-- Refunds (退付): asked for, verified, approved by another person, paid by yet another deed. Never
-- more than was paid too much: the assessment is locked, and the ledger refuses the rest.
create table refund (
    id             uuid primary key,
    serial         bigint generated always as identity unique,
    assessment_id  uuid not null references assessment (id),
    assessment_no  text not null,
    office_code    text not null,
    amount         numeric(15, 2) not null check (amount > 0),
    ground         text not null check (ground in ('OVER_STANDARD', 'OVER_SCOPE', 'TECHNICAL_ERROR', 'OTHER_APPROVED')),
    initiative     text not null check (initiative in ('PAYER', 'OFFICE')),
    reason         text not null check (length(reason) between 1 and 2000),
    state          text not null check (state in ('REQUESTED', 'VERIFIED', 'APPROVED', 'PAID', 'REJECTED')),
    due_on         date,
    requested_by   text not null,
    requested_at   timestamptz not null,
    verified_by    text,
    verified_at    timestamptz,
    approved_by    text,
    approved_at    timestamptz,
    paid_by        text,
    paid_at        timestamptz,
    paid_on        date,
    voucher_no     text check (length(voucher_no) between 1 and 100),
    transaction_id bigint unique references ledger_transaction (id),
    rejected_by    text,
    rejected_at    timestamptz,
    rejection      text check (length(rejection) between 1 and 500),
    version        bigint not null,
    -- Another person approves than asked or verified, and another pays out than approved.
    check (approved_by <> requested_by and approved_by <> verified_by),
    check (paid_by <> approved_by),
    check ((state = 'REJECTED') = (rejected_by is not null)),
    check ((state = 'PAID') = (paid_by is not null and transaction_id is not null and paid_on is not null)),
    check (state not in ('APPROVED', 'PAID') or approved_by is not null),
    check (state <> 'VERIFIED' or verified_by is not null)
);
create index refund_of_office on refund (office_code, serial);
create index refund_of_assessment on refund (assessment_id);

create function refund_stays() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.state not in ('PAID', 'REJECTED')
       and (new.id, new.assessment_id, new.assessment_no, new.office_code, new.amount, new.ground, new.initiative, new.reason,
            new.requested_by, new.requested_at)
           is not distinct from (old.id, old.assessment_id, old.assessment_no, old.office_code, old.amount, old.ground,
            old.initiative, old.reason, old.requested_by, old.requested_at) then
        return new;
    end if;
    raise exception 'a refund is never changed or removed';
end $$;
create trigger refund_stays before update or delete on refund
    for each row execute function refund_stays();
create trigger refund_never_emptied before truncate on refund
    for each statement execute function refund_stays();

-- The working-day calendar as the catalogue announced it, followed from its feed.
create table calendar_announcement (
    kind text not null check (kind in ('CALENDAR_NOTICE', 'CALENDAR_ORDER')),
    key  text not null,
    data jsonb not null,
    primary key (kind, key)
);
create table feed_cursor (
    name     text primary key,
    position bigint not null check (position >= 0)
);

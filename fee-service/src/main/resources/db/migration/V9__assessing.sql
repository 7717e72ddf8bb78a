-- Papers behind the reliefs of a determination: nobody waives anything without (中发〔2001〕9号 三(9)).
alter table determination add column evidence jsonb not null default '[]' check (jsonb_typeof(evidence) = 'array');
-- Last day of payment, as the notice says it.
alter table determination add column due_on date;
alter table determination add constraint confirmed_says_when_to_pay
    check (confirmed_at is null or due_on is not null);

-- An assessment is void only when two people say so.
alter table assessment add column void_asked_by text;
alter table assessment add column void_asked_at timestamptz;
alter table assessment add constraint void_is_asked_first
    check (voided_by is null or (void_asked_by is not null and voided_by <> void_asked_by));
alter table assessment drop constraint assessment_check3;
alter table assessment add constraint void_has_its_reason
    check ((voided_at is null) = (voided_by is null) and (void_asked_by is null) = (void_reason is null)
           and (void_asked_by is null) = (void_asked_at is null));

create index assessment_by_state on assessment (office_code, state, opened_at, id);

-- Late fees charged, each with what it was worked out of; the amounts stand in the ledger.
create table late_charge (
    transaction_id bigint primary key,
    assessment_id  uuid not null references assessment (id),
    payment_id     uuid not null,
    principal      numeric(15, 2) not null check (principal > 0),
    due_on         date not null,
    paid_on        date not null check (paid_on > due_on),
    daily_rate     numeric(12, 8) not null check (daily_rate > 0),
    capped         boolean not null,
    amount         numeric(15, 2) not null check (amount > 0),
    taken_back     boolean not null default false
);
create index late_charge_of_assessment on late_charge (assessment_id);
create unique index late_charge_of_payment on late_charge (payment_id) where not taken_back;

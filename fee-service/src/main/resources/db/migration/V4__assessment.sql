-- 核定: what one payer owes for one project, opened by a case or by an officer of finance. What it
-- comes to stands in its determinations; what was booked and paid stands in the ledger.
create sequence assessment_serial;

create table assessment (
    id               uuid primary key,
    version          bigint not null,
    assessment_no    text not null unique check (assessment_no ~ '^YD-[0-9A-Z]{6,18}-[0-9]{4}-[0-9]{6,}$'),
    office_code      text not null,
    office_name      text check (length(office_name) between 1 and 200),
    filing_id        uuid unique,
    case_no          text,
    item_code        text,
    owner            text,
    payer_name       text not null check (length(payer_name) between 1 and 200),
    payer_identifier text check (length(payer_identifier) <= 50),
    payer_class      text not null check (payer_class in
                         ('PERSON', 'ENTERPRISE', 'INSTITUTION', 'SOCIAL_ORGANISATION', 'GOVERNMENT', 'OTHER')),
    project_name     text check (length(project_name) <= 200),
    state            text not null check (state in ('DRAFT', 'CONFIRMED', 'PAID', 'VOID')),
    -- As it was sent first, so that the same sent again is known.
    opened           jsonb not null check (jsonb_typeof(opened) = 'object'),
    opened_by        text not null,
    opened_at        timestamptz not null,
    due_on           date,
    paid_on          date,
    voided_by        text,
    voided_at        timestamptz,
    void_reason      text check (length(void_reason) between 1 and 500),
    check ((state = 'PAID') = (paid_on is not null)),
    check (state not in ('CONFIRMED', 'PAID') or due_on is not null),
    check ((state = 'VOID') = (voided_at is not null)),
    check ((voided_at is null) = (voided_by is null) and (voided_at is null) = (void_reason is null))
);
create index assessment_of_office on assessment (office_code, opened_at, id);
create index assessment_of_owner on assessment (owner, opened_at, id);
create index assessment_by_opening on assessment (opened_at, id);
create index assessment_outstanding on assessment (office_code, due_on) where state = 'CONFIRMED';

-- One reckoning of an assessment: inputs, policy and what they came to. Drafted by one person,
-- confirmed by another; a confirmed one is never changed, a later one takes its place.
create table determination (
    id             uuid primary key,
    assessment_id  uuid not null references assessment (id),
    number         integer not null check (number > 0),
    inputs         jsonb not null check (jsonb_typeof(inputs) = 'object'),
    assessed_on    date,
    policy_code    text,
    policy_version integer,
    decision       text check (decision in
                       ('MUST_BUILD', 'NOT_REQUIRED', 'BUILT_IN_FULL', 'RELOCATE', 'COLLECT_ARREARS')),
    gross          numeric(15, 2) check (gross >= 0),
    relief         numeric(15, 2) check (relief between 0 and gross),
    payable        numeric(15, 2) generated always as (gross - relief) stored,
    result         jsonb,
    reason         text check (length(reason) between 1 and 500),
    drafted_by     text,
    drafted_at     timestamptz,
    confirmed_by   text,
    confirmed_at   timestamptz,
    unique (assessment_id, number),
    check ((drafted_by is null) = (drafted_at is null)),
    check ((drafted_by is null) = (result is null)),
    check (result is null or (assessed_on is not null and policy_code is not null and policy_version is not null
           and decision is not null and gross is not null and relief is not null)),
    check ((confirmed_by is null) = (confirmed_at is null)),
    check (confirmed_by is null or drafted_by is not null),
    -- Four eyes: who drafted may not confirm.
    check (confirmed_by is distinct from drafted_by or confirmed_by is null),
    -- A change of what was confirmed says why.
    check (number = 1 or reason is not null)
);
-- At most one is being drafted at a time.
create unique index determination_drafted on determination (assessment_id) where confirmed_at is null;
create index determination_confirmed on determination (confirmed_at, id) where confirmed_at is not null;
create index determination_by_policy on determination (policy_code, confirmed_at) where confirmed_at is not null;

create function determination_stays() returns trigger language plpgsql as $$
begin
    if old.confirmed_at is not null then
        raise exception 'a confirmed determination is never changed or removed';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger determination_stays before update or delete on determination
    for each row execute function determination_stays();
create function determination_never_emptied() returns trigger language plpgsql as $$
begin
    raise exception 'determinations are never emptied';
end $$;
create trigger determination_never_emptied before truncate on determination
    for each statement execute function determination_never_emptied();

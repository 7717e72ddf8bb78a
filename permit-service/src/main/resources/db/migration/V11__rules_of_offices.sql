-- How an office counts where the law leaves it open. A case stays under the version it was received
-- under, so versions are added and never changed; without one the rules are those chosen by default.
create table office_rules (
    office_code      text        not null,
    version          integer     not null check (version > 0),
    since            timestamptz not null,
    changed_by       text        not null,
    day_ends         time,
    receipt          text        not null check (receipt in ('AT_ONCE', 'NEXT_WORKDAY')),
    receipt_ends     time,
    suspension_end   text        not null check (suspension_end in ('INCLUSIVE', 'RESUMPTION_DAY_COUNTS')),
    completion       text        not null check (completion in ('DECISION', 'DELIVERY')),
    hearing_notice   text        not null check (hearing_notice in ('WORKDAY', 'NATURAL_DAY')),
    -- Working days in which a supplement notice is to be answered; without, the office waits.
    supplement_days  integer check (supplement_days between 1 and 250),
    supplement_lapse text        not null check (supplement_lapse in ('WITHDRAWN', 'REFUSED')),
    -- Working days in which deferred material is to come, at most; without, until the promise is due.
    deferral_days    integer check (deferral_days between 1 and 250),
    deferral_lapse   text        not null check (deferral_lapse in ('WITHDRAWN', 'REFUSED')),
    primary key (office_code, version),
    check (receipt_ends is null or receipt = 'NEXT_WORKDAY')
);
create trigger office_rules_kept before update or delete on office_rules
    for each row execute function refuse_change();

alter table case_clock add column received_on date;
update case_clock c set received_on = (f.received_at at time zone 'Asia/Shanghai')::date
    from filing f where f.id = c.filing_id;
alter table case_clock alter column received_on set not null;
alter table case_clock add column rules_version integer not null default 0;
-- The calendar changed since the dates were read. Apart from the moments of wakes_at: thousands that
-- are only read anew hold up none that is due.
alter table case_clock add column stale_since timestamptz;
create index case_clock_stale on case_clock (stale_since) where stale_since is not null;

-- What the applicant still owes: by when, and how it stands with material that was deferred (容缺).
alter table filing add column answer_by date;
alter table filing add column deferral text check (deferral in ('OPEN', 'IN', 'LAPSED'));
alter table filing drop constraint filing_state_check;
alter table filing add constraint filing_state_check check (state in ('DRAFT', 'RECEIVED', 'SUPPLEMENT_REQUESTED',
    'SUPPLEMENTED', 'ACCEPTED', 'REVIEWED', 'NOT_NEEDED', 'NOT_COMPETENT', 'NOT_SUPPLEMENTED', 'GRANTED', 'REFUSED',
    'DELIVERED', 'WITHDRAWN'));
-- Nothing is decided while deferred material is out, nor granted when it never came.
alter table filing add constraint nothing_decided_while_deferred check (
    decision is null or deferral is null or deferral = 'IN' or (deferral = 'LAPSED' and decision = 'REFUSE'));

alter table supplement add column answer_by date;
alter table supplement add column lapsed_at timestamptz;
alter table supplement add check (completed_at is null or lapsed_at is null);

-- 容缺受理: accepted though secondary material is missing, on the applicant's written promise.
create table deferral (
    filing_id    uuid primary key references filing (id),
    materials    text[]      not null check (cardinality(materials) > 0),
    promise      text        not null check (promise <> ''),
    until        date        not null,
    accepted_by  text        not null,
    accepted_at  timestamptz not null,
    completed_at timestamptz,
    lapsed_at    timestamptz,
    check (completed_at is null or lapsed_at is null)
);

alter table suspension add column held_on date;
alter table suspension add check (held_on is null or ground = 'HEARING');
-- The paper by which the government of the level approved a joint case's extension (art. 42 ¶2).
alter table extension add column approval text check (approval <> '');

alter table document drop constraint document_kind_check;
alter table document add constraint document_kind_check check (kind in (
    'RECEIPT', 'SUPPLEMENT_NOTICE', 'ACCEPTANCE_NOTICE', 'NOT_COMPETENT_NOTICE',
    'NOT_NEEDED_NOTICE', 'LAPSE_NOTICE', 'EXTENSION_NOTICE', 'SUSPENSION_NOTICE', 'HEARING_NOTICE',
    'GRANT_DECISION', 'REFUSAL_DECISION', 'CERTIFICATE', 'DELIVERY_RECEIPT',
    'REVOCATION_DECISION', 'CANCELLATION_DECISION'));

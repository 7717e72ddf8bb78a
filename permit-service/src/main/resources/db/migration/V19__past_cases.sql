-- Cases that an office closed, or left open, in an older system: taken in from a file, all of it or
-- nothing, and never changed after.

-- Each run of an import, with how far it is; the cases it wrote come and go with its transaction.
create table past_import (
    id          uuid primary key,
    dry_run     boolean     not null,
    state       text        not null check (state in ('READING', 'COMPARING', 'WRITING', 'DONE', 'REFUSED', 'FAILED')),
    started_by  text        not null,
    started_at  timestamptz not null,
    updated_at  timestamptz not null,
    rows_read   bigint      not null default 0 check (rows_read >= 0),
    bad_rows    bigint      not null default 0 check (bad_rows between 0 and rows_read),
    -- What it found and did; when it is over.
    report      jsonb,
    check ((report is null) or state in ('DONE', 'REFUSED'))
);
create index past_import_in_order on past_import (started_at, id);

create table past_case (
    id                       uuid primary key,
    -- No foreign key: the run's row is committed before, by this service, and never removed.
    import_id                uuid     not null,
    office_code              text     not null,
    case_no                  text     not null,
    item_code                text     not null,
    case_type                text     not null check (case_type in ('PROMISE', 'INSTANT')),
    applicant_type           text     not null check (applicant_type in ('PERSON', 'ENTERPRISE', 'INSTITUTION', 'SOCIAL_ORGANISATION', 'GOVERNMENT', 'OTHER')),
    applicant_name           text     not null,
    applicant_identifier     text     not null,
    channel                  text     not null check (channel in ('WEB', 'MOBILE', 'WINDOW', 'MAIL', 'OTHER')),
    received_on              date     not null,
    acceptance               text     check (acceptance in ('EXPLICIT', 'DEEMED', 'REFUSED')),
    accepted_on              date,
    promise_days             smallint not null check (promise_days >= 0),
    statutory_days           smallint not null check (statutory_days >= promise_days),
    suspensions              jsonb    not null check (jsonb_typeof(suspensions) = 'array'),
    extension_days           smallint not null check (extension_days >= 0),
    decided_on               date,
    decision                 text     check (decision in ('GRANT', 'REFUSE', 'WITHDRAWN')),
    delivered_on             date,
    visits                   smallint not null check (visits >= 0),
    area_filed_m2            numeric(14, 2) not null check (area_filed_m2 >= 0),
    area_accepted_m2         numeric(14, 2) not null check (area_accepted_m2 >= 0),
    fee_collected_yuan       numeric(16, 2) not null check (fee_collected_yuan >= 0),
    rating_level             smallint check (rating_level between 1 and 5),
    rating_rectified_in_time boolean,
    -- What the legal clock says of it.
    promise_due              date,
    statutory_due            date,
    extended_due             date,
    used_workdays            smallint check (used_workdays >= 0),
    outcome                  text     check (outcome in ('EARLY', 'ON_TIME', 'OVER_PROMISE', 'OVER_STATUTORY')),
    provisional              boolean  not null,
    constraint past_case_once unique (office_code, case_no),
    check (accepted_on >= received_on),
    check (decided_on >= coalesce(accepted_on, received_on)),
    check (delivered_on >= decided_on),
    check ((decision is null) = (decided_on is null)),
    check (decision is null or acceptance is distinct from 'REFUSED'),
    check (decision is null or decision = 'WITHDRAWN' or acceptance in ('EXPLICIT', 'DEEMED')),
    check (acceptance is null or acceptance = 'REFUSED' or accepted_on is not null),
    check (delivered_on is null or decision in ('GRANT', 'REFUSE')),
    check ((outcome is null) = (decision is null or decision = 'WITHDRAWN')),
    check (rating_rectified_in_time is null or rating_level >= 4)
);
create trigger past_case_kept before update or delete on past_case
    for each row execute function refuse_change();

-- Events get their place in the feed in the order of their ids. A million of past cases must not make
-- the events of the day wait: their ids lie beyond all others, so they are placed when nothing else is
-- waiting.
create sequence past_event_id minvalue 4611686018427387904;

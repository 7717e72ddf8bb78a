-- Facts of cases (办件). The engine's own tables are made by the engine.

-- What the catalogue has published, followed by its feed; a case stays on its version.
create table item_version (
    item_code   text not null,
    version     integer not null,
    office_code text not null,
    valid_from  date not null,
    valid_to    date,
    body        jsonb not null,
    primary key (item_code, version),
    check (valid_to is null or valid_to >= valid_from)
);

create table feed_cursor (
    name     text primary key,
    position bigint not null
);

-- Daily serials are handed out in blocks: no transaction of a case waits for a counter.
create table serial (
    scope text primary key,
    next  bigint not null check (next > 0)
);

-- What the applicant filed (申请). Apart from the case, whose row changes often and stays small.
create table application (
    id      uuid primary key,
    content jsonb not null check (jsonb_typeof(content) = 'object')
);

create table filing (
    id                   uuid primary key references application (id),
    version              bigint not null,
    owner                text not null,
    office_code          text not null,
    item_code            text not null,
    item_version         integer not null,
    item_name            text not null,
    process_key          text not null,
    channel              text not null check (channel in ('WEB', 'MOBILE', 'WINDOW', 'MAIL', 'OTHER')),
    state                text not null check (state in ('DRAFT', 'RECEIVED', 'SUPPLEMENT_REQUESTED', 'SUPPLEMENTED',
                             'ACCEPTED', 'REVIEWED', 'NOT_NEEDED', 'NOT_COMPETENT', 'GRANTED', 'REFUSED', 'DELIVERED', 'WITHDRAWN')),
    applicant_type       text not null check (applicant_type in ('PERSON', 'ENTERPRISE', 'INSTITUTION', 'SOCIAL_ORGANISATION', 'GOVERNMENT', 'OTHER')),
    applicant_name       text not null,
    applicant_identifier text not null,
    applicant_phone      text not null,
    case_no              text unique,
    query_code           text unique,
    visits               integer not null default 0 check (visits >= 0),
    created_at           timestamptz not null,
    received_at          timestamptz,
    noticed_at           timestamptz,
    supplemented_at      timestamptz,
    accepted_at          timestamptz,
    closed_at_intake     timestamptz,
    decided_at           timestamptz,
    delivered_at         timestamptz,
    withdrawn_at         timestamptz,
    review               text check (review in ('PASS', 'FAIL')),
    reviewed_by          text,
    decision             text check (decision in ('GRANT', 'REFUSE')),
    decided_by           text,
    process_instance     text,
    process_definition   text,
    -- Flows of the diagram that the case went along, in order, one id a word.
    passed               text not null default '',
    foreign key (item_code, item_version) references item_version (item_code, version),
    -- A case has a number from the moment it was received, and not before.
    check ((state = 'DRAFT') = (received_at is null)),
    check ((received_at is null) = (case_no is null)),
    check (decided_at is null or accepted_at is not null),
    check ((decision is null) = (decided_at is null)),
    check ((decision is null) = (decided_by is null)),
    -- Four eyes: who reviewed may not decide.
    check (decided_by is null or decided_by is distinct from reviewed_by),
    check (not (decided_at is not null and withdrawn_at is not null)),
    check (delivered_at is null or decided_at is not null)
);
create index filing_of_owner on filing (owner, created_at, id);
create index filing_of_office on filing (office_code, created_at, id) where received_at is not null;
create index filing_received on filing (created_at, id) where received_at is not null;

create table material (
    filing_id     uuid not null references filing (id),
    material_code text not null,
    file_name     text not null,
    sha256        text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    bytes         bigint not null check (bytes > 0),
    media_type    text not null,
    uploaded_by   text not null,
    uploaded_at   timestamptz not null,
    primary key (filing_id, material_code, file_name)
);

-- One notice for a case, once and for all (行政许可法 art. 32(4)): the primary key says so.
create table supplement (
    filing_id    uuid primary key references filing (id),
    requested_by text not null,
    requested_at timestamptz not null,
    completed_at timestamptz
);

create table supplement_item (
    filing_id     uuid not null references supplement (filing_id),
    ordinal       integer not null check (ordinal > 0),
    material_code text not null,
    defect        text not null check (defect <> ''),
    basis         text not null check (basis <> ''),
    how_to_fix    text not null check (how_to_fix <> ''),
    answer        text,
    answered_at   timestamptz,
    primary key (filing_id, ordinal),
    unique (filing_id, material_code)
);

-- Steps at the desk, one row for each user task of the engine, written in its transaction.
create table task (
    id           text primary key,
    filing_id    uuid not null references filing (id),
    office_code  text not null,
    step         text not null check (step in ('INTAKE', 'SUPPLEMENT', 'REVIEW', 'SITE_CHECK', 'DECIDE', 'DELIVER')),
    element      text not null,
    opened_at    timestamptz not null,
    assignee     text,
    closed_at    timestamptz,
    closed_by    text,
    action       text,
    request      text,
    state_after  text,
    cancelled    boolean not null default false,
    check ((closed_at is null) = (closed_by is null)),
    check (cancelled or (closed_at is null) = (action is null))
);
create index task_of_filing on task (filing_id, opened_at);
-- The queue in its order, with or without a step: the step is read off the index.
create index task_queue on task (office_code, opened_at, id, step) where closed_at is null;
create index task_mine on task (assignee, opened_at, id) where closed_at is null;

-- Everything that happens to a case, append-only, in the transaction of the fact.
create table event (
    id          bigint generated always as identity primary key,
    seq         bigint unique,
    kind        text not null,
    subject     text not null,
    office_code text,
    at          timestamptz not null,
    actor       text not null,
    data        jsonb not null
);
create index event_unnumbered on event (id) where seq is null;
create index event_of_subject on event (subject, id);

create function event_stays() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.seq is null and new.seq is not null
       and (new.id, new.kind, new.subject, new.office_code, new.at, new.actor, new.data)
           is not distinct from (old.id, old.kind, old.subject, old.office_code, old.at, old.actor, old.data) then
        return new;
    end if;
    raise exception 'an event is never changed or removed';
end $$;
create trigger event_stays before update or delete on event
    for each row execute function event_stays();
create trigger event_never_emptied before truncate on event
    for each statement execute function event_stays();

-- Numbers the engine's ids of a replica apart from those of the others.
create sequence engine_node minvalue 0 maxvalue 1023 cycle;

-- Documents (文书) and certificates (证照). What was issued stays as it was issued: rows are added,
-- never changed, but for the revocation of a certificate.

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% keeps what was issued: no % allowed', tg_table_name, lower(tg_op)
        using errcode = 'integrity_constraint_violation';
end
$$;

-- Every text that ever was a template in force, by its SHA-256: a document is printed from the one
-- it was issued under, however much later that happens.
create table template (
    hash     text primary key check (hash ~ '^[0-9a-f]{64}$'),
    kind     text not null,
    body     text not null,
    known_at timestamptz not null
);
create trigger template_kept before update or delete on template
    for each row execute function refuse_change();

-- A document is facts, written in the transaction of the step that issues it. No foreign key to
-- template: every issue of an office would lock the same row there, and templates are never
-- deleted.
create table document (
    id          uuid primary key,
    filing_id   uuid not null references filing (id),
    office_code text not null,
    kind        text not null check (kind in (
        'RECEIPT', 'SUPPLEMENT_NOTICE', 'ACCEPTANCE_NOTICE', 'NOT_COMPETENT_NOTICE',
        'NOT_NEEDED_NOTICE', 'EXTENSION_NOTICE', 'SUSPENSION_NOTICE', 'HEARING_NOTICE',
        'GRANT_DECISION', 'REFUSAL_DECISION', 'CERTIFICATE', 'DELIVERY_RECEIPT',
        'REVOCATION_DECISION', 'CANCELLATION_DECISION')),
    ordinal     smallint not null check (ordinal between 1 and 999),
    number      text not null,
    issued_on   date not null,
    issued_at   timestamptz not null,
    facts       jsonb not null check (jsonb_typeof(facts) = 'object'),
    template    text not null,
    constraint document_once unique (filing_id, kind, ordinal),
    constraint document_number unique (office_code, number)
);
create trigger document_kept before update or delete on document
    for each row execute function refuse_change();

-- The printing that was handed out first; every later download is the same bytes.
create table document_pdf (
    document_id uuid primary key references document (id),
    sha256      text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    pdf         bytea not null,
    rendered_at timestamptz not null
);
create trigger document_pdf_kept before update or delete on document_pdf
    for each row execute function refuse_change();

create table certificate (
    certificate_no    text primary key,
    filing_id         uuid not null unique references filing (id),
    office_code       text not null,
    office_name       text not null,
    item_code         text not null,
    item_version      integer not null,
    item_name         text not null,
    holder_type       text not null,
    holder_name       text not null,
    holder_identifier text not null,
    subject           text,
    issued_at         timestamptz not null,
    issued_on         date not null,
    valid_to          date check (valid_to >= issued_on),
    -- 80 random bits, in an alphabet without 0 O 1 I L U
    verify_code       text not null unique check (verify_code ~ '^[2-9A-HJKMNP-TV-Z]{16,20}$'),
    key_id            text not null,
    payload           text not null,
    status            text not null default 'VALID' check (status in ('VALID', 'REVOKED')),
    revoked_at        timestamptz,
    revoked_by        text,
    revocation_ground text,
    revocation_reason text,
    constraint revoked_means_by_whom_and_why check (
        (status = 'VALID' and revoked_at is null and revoked_by is null
            and revocation_ground is null and revocation_reason is null)
        or (status = 'REVOKED' and revoked_at is not null and revoked_by is not null
            and revocation_ground is not null and revocation_reason is not null))
);

-- The only change: a valid certificate is revoked, once.
create function certificate_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.status = 'VALID' and new.status = 'REVOKED'
        and row(new.certificate_no, new.filing_id, new.office_code, new.office_name, new.item_code,
                new.item_version, new.item_name, new.holder_type, new.holder_name,
                new.holder_identifier, new.subject, new.issued_at, new.issued_on, new.valid_to,
                new.verify_code, new.key_id, new.payload)
            is not distinct from
            row(old.certificate_no, old.filing_id, old.office_code, old.office_name, old.item_code,
                old.item_version, old.item_name, old.holder_type, old.holder_name,
                old.holder_identifier, old.subject, old.issued_at, old.issued_on, old.valid_to,
                old.verify_code, old.key_id, old.payload)
    then
        return new;
    end if;
    raise exception 'a certificate changes by one revocation only'
        using errcode = 'integrity_constraint_violation';
end
$$;
create trigger certificate_kept before update or delete on certificate
    for each row execute function certificate_change();

-- Papers that finance has filed with an assessment, to show what a relief rests on. Few and small,
-- so that they lie beside the assessment; what a relief rests on is never changed or removed.
create table evidence_file (
    assessment_id uuid not null references assessment (id),
    file_name     text not null check (length(file_name) between 1 and 200 and file_name !~ '[/\\]'),
    media_type    text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
    content       bytea not null check (octet_length(content) between 1 and 10485760),
    sha256        text not null,
    uploaded_by   text not null,
    uploaded_at   timestamptz not null,
    primary key (assessment_id, file_name),
    check (sha256 = encode(sha256(content), 'hex'))
);
-- Packed already as they come.
alter table evidence_file alter column content set storage external;

create function evidence_stays() returns trigger language plpgsql as $$
begin
    raise exception 'a paper behind a relief is never changed or removed';
end $$;
create trigger evidence_stays before update or delete on evidence_file
    for each row execute function evidence_stays();
create trigger evidence_never_emptied before truncate on evidence_file
    for each statement execute function evidence_stays();

-- Templates of the notice, those in force since the last start and every older one: a notice reads
-- the same whenever it is asked for, whatever the office has put in its place since.
create table notice_template (
    hash     text primary key,
    body     text not null check (length(body) between 1 and 262144),
    known_at timestamptz not null,
    check (hash = encode(sha256(convert_to(body, 'UTF8')), 'hex'))
);
alter table determination add column template_hash text references notice_template (hash);

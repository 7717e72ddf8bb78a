-- 并联审批: what a department has to say in a case of a lead office, under the limit of the case.
create table part (
    id          uuid primary key,
    filing_id   uuid        not null references filing (id),
    office_code text        not null,
    body        text        not null check (body <> ''),
    days        integer     not null check (days between 0 and 3660),
    opened_by   text        not null,
    opened_at   timestamptz not null,
    due_on      date        not null,
    result      text check (result in ('AGREE', 'DISAGREE')),
    opinion     text,
    answered_by text,
    answered_at timestamptz,
    -- A department is asked once.
    unique (filing_id, body),
    check ((result is null) = (answered_at is null)),
    check ((result is null) = (answered_by is null)),
    check ((result is null) = (opinion is null))
);
create index part_of_office on part (office_code, due_on, id) where result is null;
create index part_answered on part (office_code, due_on, id) where result is not null;

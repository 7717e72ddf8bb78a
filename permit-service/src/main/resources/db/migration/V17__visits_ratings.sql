-- Visits to the hall (到现场): one for a case, day and reason, so that telling it twice counts once.
create table visit (
    id          uuid primary key,
    filing_id   uuid        not null references filing (id),
    case_no     text        not null,
    office_code text        not null,
    item_code   text        not null,
    ordinal     smallint    not null check (ordinal between 1 and 100),
    visited_on  date        not null,
    reason      text        not null check (reason <> '' and length(reason) <= 200),
    recorded_by text        not null,
    recorded_at timestamptz not null,
    unique (filing_id, ordinal),
    unique (filing_id, visited_on, reason)
);
-- Second visits and why they were needed, of one office and of all.
create index visit_again_of_office on visit (office_code, visited_on, id) where ordinal > 1;
create index visit_again on visit (visited_on, id) where ordinal > 1;
create trigger visit_kept before update or delete on visit
    for each row execute function refuse_change();

-- Ratings (好差评): one of a matter on-line, one of a visit at the window, each with one follow-up
-- after a bad one was rectified. A rating is final as soon as it is given.
create table rating (
    id          uuid primary key,
    filing_id   uuid        not null references filing (id),
    case_no     text        not null,
    office_code text        not null,
    item_code   text        not null,
    visit       smallint,
    follow_up   boolean     not null,
    is_default  boolean     not null default false,
    level       smallint    not null check (level between 1 and 5),
    tags        text[]      not null,
    comment     text check (length(comment) <= 500),
    channel     text        not null check (channel in ('WEB', 'MOBILE', 'QR', 'PAD', 'TERMINAL', 'PHONE', 'SMS', 'NONE')),
    rated_by    text        not null,
    rated_at    timestamptz not null,
    foreign key (filing_id, visit) references visit (filing_id, ordinal),
    constraint rated_once unique nulls not distinct (filing_id, visit, follow_up, is_default),
    -- A default rating is nobody's and is kept apart.
    check (is_default = (channel = 'NONE')),
    check (not is_default or (visit is null and not follow_up and comment is null))
);
create trigger rating_kept before update or delete on rating
    for each row execute function refuse_change();

-- When the office may know of a rating: when the case is over. Until then it is the applicant's and
-- the supervisor's alone. What is done about it is kept apart from what was said.
create table rating_course (
    rating_id        uuid primary key references rating (id),
    filing_id        uuid        not null references filing (id),
    office_code      text        not null,
    rated_at         timestamptz not null,
    bad              boolean     not null,
    opened_at        timestamptz,
    contact_due      date,
    answer_due       date,
    contact          text,
    contacted_by     text,
    contacted_at     timestamptz,
    measures         text,
    rectified_by     text,
    rectified_at     timestamptz,
    in_time          boolean,
    objection        text,
    objected_by      text,
    objected_at      timestamptz,
    verdict          text check (verdict in ('EXCLUDED', 'KEPT')),
    verdict_reason   text,
    judged_by        text,
    judged_at        timestamptz,
    check (not bad or opened_at is null or (contact_due is not null and answer_due is not null)),
    check ((contact is null) = (contacted_by is null) and (contact is null) = (contacted_at is null)),
    check ((measures is null) = (rectified_by is null) and (measures is null) = (rectified_at is null)
        and (measures is null) = (in_time is null)),
    check (rectified_at is null or contacted_at is not null),
    check ((objection is null) = (objected_by is null) and (objection is null) = (objected_at is null)),
    check ((verdict is null) = (judged_by is null) and (verdict is null) = (judged_at is null)
        and (verdict is null) = (verdict_reason is null)),
    check (verdict is null or objected_at is not null),
    check (judged_by is null or judged_by is distinct from objected_by)
);
create index rating_sealed on rating_course (filing_id) where opened_at is null;
create index rating_known on rating_course (rated_at, rating_id);
create index rating_known_of_office on rating_course (office_code, rated_at, rating_id);
create index rating_bad on rating_course (rated_at, rating_id) where bad;
create index rating_bad_of_office on rating_course (office_code, rated_at, rating_id) where bad;

-- Cases that wait for a rating until a day; after it they get the default one, where that is on.
create table rating_awaited (
    filing_id uuid primary key references filing (id),
    due_at    timestamptz not null
);
create index rating_awaited_due on rating_awaited (due_at);

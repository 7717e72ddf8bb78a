-- The legal clock of each case: its dates as they stand, and when it must next be looked at.

create table case_clock (
    filing_id     uuid primary key references filing (id),
    acceptance    text    not null check (acceptance in ('PENDING', 'EXPLICIT', 'DEEMED', 'AWAITING_SUPPLEMENT',
                          'DEEMED_AFTER_SUPPLEMENT', 'REFUSED')),
    -- The day on which silence became acceptance; what was judged then stays so.
    deemed_since  date,
    accepted_on   date,
    notice_due    date    not null,
    answer_due    date,
    promise_due   date,
    statutory_due date,
    extended_due  date,
    reminder_on   date,
    delivery_due  date,
    provisional   boolean not null,
    -- Whether there is a suspension or an extension to be counted with.
    irregular     boolean not null default false,
    used_workdays integer check (used_workdays >= 0),
    outcome       text check (outcome in ('EARLY', 'ON_TIME', 'OVER_PROMISE', 'OVER_STATUTORY')),
    -- Warnings given, one word each: kind@date. None is given twice.
    given         text    not null default '',
    wakes_at      timestamptz,
    check ((deemed_since is null) = (acceptance not in ('DEEMED', 'DEEMED_AFTER_SUPPLEMENT'))),
    check (promise_due <= statutory_due),
    check (statutory_due <= extended_due),
    check ((outcome is null) = (used_workdays is null))
);
create index case_clock_wakes on case_clock (wakes_at) where wakes_at is not null;

-- Cases that were there before are looked at as soon as the service runs.
insert into case_clock (filing_id, acceptance, notice_due, provisional, wakes_at)
select id, case when accepted_at is null then 'PENDING' else 'EXPLICIT' end,
       (received_at at time zone 'Asia/Shanghai')::date, true, now()
from filing where received_at is not null;

-- Time that is not counted, on the grounds of 行政许可法 art. 45 only.
create table suspension (
    id          uuid primary key,
    filing_id   uuid        not null references filing (id),
    ground      text        not null check (ground in ('HEARING', 'TENDER', 'AUCTION', 'INSPECTION', 'TESTING', 'QUARANTINE',
                            'APPRAISAL', 'EXPERT_REVIEW')),
    from_on     date        not null,
    planned_to  date        not null check (planned_to >= from_on),
    notice_text text        not null check (notice_text <> ''),
    told_by     text        not null,
    told_at     timestamptz not null,
    ended_on    date check (ended_on <= planned_to),
    ended_by    text,
    ended_at    timestamptz,
    check ((ended_on is null) = (ended_by is null) and (ended_on is null) = (ended_at is null))
);
create index suspension_of_filing on suspension (filing_id);

-- One extension for a case (行政许可法 art. 42): the primary key says so.
create table extension (
    filing_id   uuid primary key references filing (id),
    days        integer     not null check (days > 0),
    reason      text        not null check (reason <> ''),
    approved_by text        not null,
    approved_at timestamptz not null
);

-- What waits at a desk has a day by which it should be done; cases accepted by silence come first.
alter table task add column due_on  date;
alter table task add column warn_on date;
alter table task add column rank    smallint not null default 1;
drop index task_queue;
create index task_queue on task (office_code, rank, opened_at, id, step) where closed_at is null;
drop index task_mine;
create index task_mine on task (assignee, rank, opened_at, id) where closed_at is null;

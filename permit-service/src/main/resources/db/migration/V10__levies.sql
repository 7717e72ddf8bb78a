-- What a case knows of the levy that follows from its decision; the assessment belongs to fee-service.
create table case_fee (
    filing_id     uuid primary key references filing (id),
    assessment_id uuid        not null unique,
    state         text        not null check (state in ('OPENED', 'CONFIRMED', 'PAID')),
    assessment_no text,
    payable       numeric(15, 2) check (payable >= 0),
    paid_on       date,
    changed_at    timestamptz not null,
    check (state = 'OPENED' or (assessment_no is not null and payable is not null)),
    check ((state = 'PAID') = (paid_on is not null))
);

-- A look at the clock that failed is repeated; how often it has failed, and why, is for staff to see.
alter table case_clock add column failures integer not null default 0 check (failures >= 0);
alter table case_clock add column failure  text;
create index case_clock_failing on case_clock (filing_id) where failures > 0;

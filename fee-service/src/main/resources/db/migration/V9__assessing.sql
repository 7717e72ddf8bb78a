-- Papers behind the reliefs of a determination: nobody waives anything without (中发〔2001〕9号 三(9)).
alter table determination add column evidence jsonb not null default '[]' check (jsonb_typeof(evidence) = 'array');
-- Last day of payment, as the notice says it.
alter table determination add column due_on date;
alter table determination add constraint confirmed_says_when_to_pay
    check (confirmed_at is null or due_on is not null);

-- An assessment is void only when two people say so.
alter table assessment add column void_asked_by text;
alter table assessment add column void_asked_at timestamptz;
alter table assessment add constraint void_is_asked_first
    check (voided_by is null or (void_asked_by is not null and voided_by <> void_asked_by));
alter table assessment drop constraint assessment_check3;
alter table assessment add constraint void_has_its_reason
    check ((voided_at is null) = (voided_by is null) and (void_asked_by is null) = (void_reason is null)
           and (void_asked_by is null) = (void_asked_at is null));

create index assessment_by_state on assessment (office_code, state, opened_at, id);

-- Cards of e-supervision (预警、黄牌、红牌), M-1. Which breach gives which colour is data: a set of
-- rules counts from its day until the next one of the same office; an office without one goes by
-- the set of all offices. A published set stays as it is.

create table card_rule_set (
    id           uuid primary key,
    office_code  text,
    valid_from   date        not null,
    basis        text        not null check (basis <> ''),
    published_by text        not null,
    published_at timestamptz not null,
    unique nulls not distinct (office_code, valid_from)
);
create trigger card_rule_set_kept before update or delete on card_rule_set
    for each row execute function refuse_change();

create table card_rule (
    set_id uuid not null references card_rule_set (id),
    rule   text not null check (rule in ('REMINDER', 'STAGE_OVERDUE', 'PROMISE_PASSED', 'STATUTORY_PASSED',
               'NOTICE_MISSED', 'SECOND_SUPPLEMENT_NOTICE', 'REFUSAL_WITHOUT_REASONS', 'FEE_CHANGED_WITHOUT_RELIEF')),
    colour text not null check (colour in ('REMINDER', 'NOTICE', 'YELLOW', 'RED')),
    primary key (set_id, rule)
);
create trigger card_rule_kept before update or delete on card_rule
    for each row execute function refuse_change();

insert into card_rule_set (id, office_code, valid_from, basis, published_by, published_at)
values ('00000000-0000-4000-8000-000000000001', null, '2004-07-01', 'M-1 默认规则 Default rules', 'system', now());
insert into card_rule (set_id, rule, colour)
select '00000000-0000-4000-8000-000000000001', rule, colour
from (values ('REMINDER', 'REMINDER'), ('STAGE_OVERDUE', 'NOTICE'), ('PROMISE_PASSED', 'YELLOW'),
             ('STATUTORY_PASSED', 'RED'), ('NOTICE_MISSED', 'RED'), ('SECOND_SUPPLEMENT_NOTICE', 'RED'),
             ('REFUSAL_WITHOUT_REASONS', 'RED'), ('FEE_CHANGED_WITHOUT_RELIEF', 'RED')) as rules (rule, colour);

create table card (
    id             uuid primary key,
    filing_id      uuid        not null references filing (id),
    case_no        text        not null,
    office_code    text        not null,
    item_code      text        not null,
    item_name      text        not null,
    rule           text        not null,
    set_id         uuid        not null,
    colour         text        not null check (colour in ('REMINDER', 'NOTICE', 'YELLOW', 'RED')),
    -- The step it is about; empty when it is about the case.
    subject        text        not null,
    limit_on       date        not null,
    -- Who had the case in hands; null when nobody had, and the chief of the office answers.
    owner          text,
    raised_at      timestamptz not null,
    answer_due     date        not null,
    state          text        not null default 'OPEN' check (state in ('OPEN', 'ANSWERED', 'APPEALED', 'UPHELD', 'WITHDRAWN')),
    answer         text,
    answered_by    text,
    answered_at    timestamptz,
    appeal         text,
    appealed_by    text,
    appealed_at    timestamptz,
    resolution     text,
    resolved_by    text,
    resolved_at    timestamptz,
    -- One card for a case and rule (M-1).
    unique (filing_id, rule),
    foreign key (set_id, rule) references card_rule (set_id, rule),
    check ((answer is null) = (answered_by is null) and (answer is null) = (answered_at is null)),
    check ((appeal is null) = (appealed_by is null) and (appeal is null) = (appealed_at is null)),
    check ((resolution is null) = (resolved_by is null) and (resolution is null) = (resolved_at is null)),
    check ((state in ('UPHELD', 'WITHDRAWN')) = (resolved_at is not null)),
    check (state <> 'ANSWERED' or answered_at is not null),
    check (state <> 'APPEALED' or appealed_at is not null),
    -- Nobody judges what concerns himself.
    check (resolved_by is null
        or (resolved_by is distinct from owner and resolved_by is distinct from answered_by
            and resolved_by is distinct from appealed_by))
);
create index card_raised on card (raised_at, id);
create index card_of_office on card (office_code, raised_at, id);
create index card_in_state on card (state, raised_at, id);
create index card_in_state_of_office on card (office_code, state, raised_at, id);
create index card_of_colour on card (colour, raised_at, id);

-- What was raised stays as it was raised; what was resolved stays resolved.
create function card_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.resolved_at is null
        and row(new.id, new.filing_id, new.case_no, new.office_code, new.item_code, new.item_name, new.rule,
                new.set_id, new.colour, new.subject, new.limit_on, new.owner, new.raised_at, new.answer_due)
            is not distinct from
            row(old.id, old.filing_id, old.case_no, old.office_code, old.item_code, old.item_name, old.rule,
                old.set_id, old.colour, old.subject, old.limit_on, old.owner, old.raised_at, old.answer_due)
        and (old.answer is null or new.answer = old.answer)
        and (old.appeal is null or new.appeal = old.appeal)
    then
        return new;
    end if;
    raise exception 'a card is answered, appealed and resolved once, and nothing else of it changes'
        using errcode = 'integrity_constraint_violation';
end
$$;
create trigger card_kept before update or delete on card
    for each row execute function card_change();

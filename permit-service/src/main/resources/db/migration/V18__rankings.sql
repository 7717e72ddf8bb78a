-- Rankings of a month: by rules that are data, from figures that are frozen when the month is published.

create table score_rule_set (
    id           uuid primary key,
    valid_from   date           not null unique check (valid_from = date_trunc('month', valid_from::timestamp)::date),
    base         numeric(7, 2)  not null check (base >= 0),
    basis        text           not null check (basis <> ''),
    published_by text           not null,
    published_at timestamptz    not null
);
create trigger score_rule_set_kept before update or delete on score_rule_set
    for each row execute function refuse_change();

-- From a threshold on some points, and some for each further full step.
create table score_rule (
    set_id       uuid           not null references score_rule_set (id),
    code         text           not null check (code ~ '^[A-Z][A-Z0-9_]{0,39}$'),
    text         text           not null check (text <> ''),
    figure       text           not null check (figure in ('EARLY_RATE', 'EARLY_RATE_PROMISED', 'PROMISE_CUT_RATE', 'NOTICES',
                     'YELLOW', 'RED', 'OVERDUE', 'SATISFACTION_RATE', 'BAD_RATINGS')),
    threshold    numeric(9, 2)  not null check (threshold > 0),
    points       numeric(7, 2)  not null,
    step         numeric(9, 2)  not null check (step > 0),
    step_points  numeric(7, 2)  not null,
    primary key (set_id, code)
);
create trigger score_rule_kept before update or delete on score_rule
    for each row execute function refuse_change();

insert into score_rule_set (id, valid_from, base, basis, published_by, published_at)
values ('00000000-0000-4000-8000-000000000002', '2004-07-01', 100, '默认计分规则 Default rules', 'system', now());
insert into score_rule (set_id, code, text, figure, threshold, points, step, step_points)
values ('00000000-0000-4000-8000-000000000002', 'EARLY', '提前办结比率 Share decided early', 'EARLY_RATE', 10, 1, 10, 1),
       ('00000000-0000-4000-8000-000000000002', 'PROMISE_CUT', '承诺时限压缩率 Promise shorter than the law', 'PROMISE_CUT_RATE', 30, 3, 10, 1),
       ('00000000-0000-4000-8000-000000000002', 'THREE_NOTICES', '每三次预警 Each three warnings', 'NOTICES', 3, -3, 3, -3),
       ('00000000-0000-4000-8000-000000000002', 'YELLOW_CARD', '黄牌 Yellow card', 'YELLOW', 1, -5, 1, -5),
       ('00000000-0000-4000-8000-000000000002', 'RED_CARD', '红牌 Red card', 'RED', 1, -10, 1, -10);

create table ranking (
    month        date        primary key check (month = date_trunc('month', month::timestamp)::date),
    set_id       uuid        not null references score_rule_set (id),
    -- The last event that is in the figures.
    position     bigint      not null,
    published_by text        not null,
    published_at timestamptz not null
);
create trigger ranking_kept before update or delete on ranking
    for each row execute function refuse_change();

create table ranking_input (
    month  date  not null references ranking (month),
    kind   text  not null check (kind in ('OFFICE', 'ITEM')),
    code   text  not null,
    name   text  not null,
    inputs jsonb not null,
    primary key (month, kind, code)
);
create trigger ranking_input_kept before update or delete on ranking_input
    for each row execute function refuse_change();

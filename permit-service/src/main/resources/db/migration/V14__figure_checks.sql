-- Recounts and rebuilds of the figures, and what they found.
create table figure_check (
    id          bigint generated always as identity primary key,
    kind        text        not null check (kind in ('RECOUNT', 'REBUILD')),
    asked_by    text        not null,
    started_at  timestamptz not null,
    finished_at timestamptz,
    differences integer check (differences >= 0),
    -- The sums that were not what counting gives, at most a hundred.
    found       jsonb,
    failure     text,
    check (finished_at is null or (differences is null) <> (failure is null))
);

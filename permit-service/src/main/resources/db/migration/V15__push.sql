-- Who is told of events without asking (webhook), and how far each has been told.
create table push_subscription (
    id          uuid primary key,
    url         text        not null check (length(url) <= 500),
    office_code text,
    -- Signs what is sent; shown once, when the subscription is made.
    secret      text        not null check (length(secret) >= 32),
    position    bigint      not null check (position >= 0),
    created_by  text        not null,
    created_at  timestamptz not null,
    next_at     timestamptz not null,
    failures    integer     not null default 0 check (failures >= 0),
    failure     text,
    told_at     timestamptz
);
create index push_subscription_due on push_subscription (next_at);

-- The working-day calendar: notices of the State Council and orders of places, each as announced.

create table calendar_notice (
    year         integer     not null check (year between 1990 and 2199),
    version      integer     not null check (version > 0),
    document     text        not null check (document <> ''),
    -- The day from which it is known; null: since ever.
    known_on     date,
    off          date[]      not null,
    work         date[]      not null,
    published_by text        not null,
    published_at timestamptz not null,
    primary key (year, version),
    check (not off && work)
);

create table calendar_order (
    office_code  varchar(12) not null check (office_code ~ '^[0-9]{6,12}$'),
    date         date        not null,
    version      integer     not null check (version > 0),
    workday      boolean     not null,
    document     text        not null check (document <> ''),
    known_on     date        not null,
    published_by text        not null,
    published_at timestamptz not null,
    primary key (office_code, date, version)
);

-- What was announced stays as it was announced; an amendment is a further version.
create function keep_announcement() returns trigger language plpgsql as $$
begin
    raise exception 'what was announced is never changed';
end
$$;
create trigger notice_is_kept before update or delete on calendar_notice
    for each row execute function keep_announcement();
create trigger order_is_kept before update or delete on calendar_order
    for each row execute function keep_announcement();

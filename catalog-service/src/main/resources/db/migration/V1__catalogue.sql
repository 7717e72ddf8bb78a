-- Service items (事项), their versions, and the feed of what was published.

create extension if not exists btree_gist;

-- Full-text search for Chinese: PostgreSQL's parsers do not split Chinese into words, so a text is
-- indexed by its single characters and its pairs of neighbouring characters. A phrase that stands in
-- the text has all its pairs there; the exact phrase is then looked for in the few rows left.
create function bigrams(text text) returns text[]
    language sql immutable parallel safe
    return (
        select coalesce(array_agg(distinct gram), '{}')
        from (
            select c as gram from regexp_split_to_table(bigrams.text, '') as c where c !~ '\s'
            union
            select c || following
            from (
                select c, lead(c) over (order by place) as following
                from regexp_split_to_table(bigrams.text, '') with ordinality as t(c, place)
            ) pairs
            where c !~ '\s' and following !~ '\s'
        ) grams
        where gram <> ''
    );

create table item (
    item_code   varchar(64) primary key,
    office_code varchar(12) not null check (office_code ~ '^[0-9]{6,12}$'),
    created_at  timestamptz not null,
    created_by  text        not null
);

create table item_version (
    id           bigint generated always as identity primary key,
    item_code    varchar(64) not null references item,
    version      integer     not null check (version > 0),
    status       text        not null check (status in ('DRAFT', 'PUBLISHED')),
    -- In force on the days [valid_from, valid_to) of Asia/Shanghai. Empty: replaced before its first day was over.
    valid_from   date,
    valid_to     date check (valid_to >= valid_from),
    -- What the list shows, so that it need not read the content.
    office_code  varchar(12) not null,
    office_name  text,
    name         varchar(200),
    type         varchar(2),
    limits       json,
    -- All elements of the implementation list, in the order in which they were written.
    content      json        not null,
    search_text  text        not null,
    terms        text[]      not null generated always as (bigrams(search_text)) stored,
    -- Counts the changes of this row: the ETag.
    revision     integer     not null default 1,
    updated_at   timestamptz not null,
    updated_by   text        not null,
    published_at timestamptz,
    published_by text,

    unique (item_code, version),
    constraint published_is_dated
        check ((status = 'PUBLISHED') = (valid_from is not null and published_at is not null and published_by is not null)),
    constraint published_is_named
        check (status = 'DRAFT' or (name is not null and type is not null and limits is not null)),
    -- R-D11: a promise may shorten the statutory limit, never lengthen it.
    constraint promise_within_statutory_limit
        check (status = 'DRAFT'
            or (limits -> 'promised' ->> 'days')::integer <= (limits -> 'statutory' ->> 'days')::integer),
    constraint one_version_in_force
        exclude using gist (item_code with =, daterange(valid_from, valid_to) with &&) where (status = 'PUBLISHED')
);

create unique index one_draft_per_item on item_version (item_code) where status = 'DRAFT';
create index item_version_terms on item_version using gin (terms) where status = 'PUBLISHED';
create index item_version_of_office on item_version (office_code, item_code) where status = 'PUBLISHED';

-- What was published is what people relied on (行政许可法 art. 30): only its end may still be set or brought forward.
create function keep_published() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'a published version of an item is never deleted';
    end if;
    if new.content::text <> old.content::text
        or new.limits::text <> old.limits::text
        or (to_jsonb(new) - array['valid_to', 'revision', 'terms'])
            is distinct from (to_jsonb(old) - array['valid_to', 'revision', 'terms'])
        or new.valid_to is null and old.valid_to is not null
        or new.valid_to > old.valid_to then
        raise exception 'a published version of an item is never changed';
    end if;
    return new;
end
$$;

create trigger published_is_kept
    before update or delete on item_version
    for each row when (old.status = 'PUBLISHED') execute function keep_published();

-- One number for the whole catalogue that moves with every change: the ETag of lists.
create table catalogue_revision (
    only_row boolean primary key default true check (only_row),
    revision bigint not null
);
insert into catalogue_revision (revision) values (1);

create function count_change() returns trigger language plpgsql as $$
begin
    update catalogue_revision set revision = revision + 1;
    return null;
end
$$;

create trigger change_is_counted
    after insert or update or delete on item_version
    for each statement execute function count_change();

-- Append-only facts for those who follow the catalogue. A position (seq) is given after the commit.
create table event (
    id          bigint generated always as identity primary key,
    seq         bigint unique,
    kind        text        not null,
    subject     text        not null,
    office_code text,
    at          timestamptz not null,
    actor       text        not null,
    data        jsonb       not null
);
create index event_unnumbered on event (id) where seq is null;

create function keep_event() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'an event is never deleted';
    end if;
    if old.seq is not null or new.seq is null
        or (to_jsonb(new) - 'seq') is distinct from (to_jsonb(old) - 'seq') then
        raise exception 'an event is never changed';
    end if;
    return new;
end
$$;

create trigger event_is_kept before update or delete on event for each row execute function keep_event();

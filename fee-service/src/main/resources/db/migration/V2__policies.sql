-- What cities fix about the fee, in versions, and which policy an office works by.

create extension if not exists btree_gist;

create table policy (
    code        varchar(64) primary key check (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]*$'),
    -- The office whose finance edits it; null: the administrators'.
    office_code varchar(12) check (office_code ~ '^[0-9]{6,12}$'),
    created_at  timestamptz not null,
    created_by  text        not null
);

create table policy_version (
    id           bigint generated always as identity primary key,
    code         varchar(64) not null references policy,
    version      integer     not null check (version > 0),
    status       text        not null check (status in ('DRAFT', 'PUBLISHED')),
    -- In force on the days [valid_from, valid_to) of Asia/Shanghai; of the assessment day.
    valid_from   date,
    valid_to     date check (valid_to > valid_from),
    name         varchar(200),
    -- Number of the paper behind it.
    document     varchar(200),
    -- Where it was read, and what must be known before it is used.
    note         varchar(2000),
    -- Made up of public sources to try things out; not the place's own data.
    sample       boolean     not null,
    terms        jsonb       not null check (jsonb_typeof(terms) = 'object'),
    -- Counts the changes of this row: the ETag.
    revision     integer     not null default 1,
    updated_at   timestamptz not null,
    updated_by   text        not null,
    published_at timestamptz,
    published_by text,

    unique (code, version),
    constraint published_is_dated
        check ((status = 'PUBLISHED') = (valid_from is not null and published_at is not null and published_by is not null)),
    constraint published_has_its_paper
        check (status = 'DRAFT' or (name is not null and document is not null)),
    constraint one_policy_in_force
        exclude using gist (code with =, daterange(valid_from, valid_to) with &&) where (status = 'PUBLISHED')
);

create unique index one_draft_per_policy on policy_version (code) where status = 'DRAFT';
create index policy_version_in_force on policy_version (valid_from, code) where status = 'PUBLISHED';

-- People were charged by what was published: of a published version only the open end may be set, once.
create function keep_published_policy() returns trigger language plpgsql as $$
begin
    if tg_op = 'TRUNCATE' or tg_op = 'DELETE' then
        raise exception 'a published policy is never removed';
    end if;
    if (to_jsonb(new) - array['valid_to', 'revision']) is distinct from (to_jsonb(old) - array['valid_to', 'revision'])
        or old.valid_to is not null and new.valid_to is distinct from old.valid_to then
        raise exception 'a published policy is never changed';
    end if;
    return new;
end
$$;

create trigger published_policy_is_kept
    before update or delete on policy_version
    for each row when (old.status = 'PUBLISHED') execute function keep_published_policy();
create trigger policies_are_never_emptied
    before truncate on policy_version
    for each statement execute function keep_published_policy();

-- The policy that an office works by, from a day on until the next one; rows are only added.
create table office_policy (
    office_code varchar(12) not null check (office_code ~ '^[0-9]{6,12}$'),
    valid_from  date        not null,
    policy_code varchar(64) not null references policy,
    assigned_at timestamptz not null,
    assigned_by text        not null,
    primary key (office_code, valid_from)
);

create function keep_office_policy() returns trigger language plpgsql as $$
begin
    raise exception 'the policy of an office is succeeded, never changed';
end
$$;

create trigger office_policy_is_kept
    before update or delete on office_policy
    for each row execute function keep_office_policy();
create trigger office_policies_are_never_emptied
    before truncate on office_policy
    for each statement execute function keep_office_policy();

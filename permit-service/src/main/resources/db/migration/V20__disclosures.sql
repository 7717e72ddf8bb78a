-- Decisions as the public sees them (行政许可法 art. 40): who, what, when, by whom; nothing of the form.

-- Chinese is searched by single characters and pairs of neighbours, as in the catalogue.
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

create table disclosure (
    id           uuid primary key,
    filing_id    uuid        not null unique references filing (id),
    office_code  text        not null,
    office_name  text        not null,
    item_code    text        not null,
    item_name    text        not null,
    decision     text        not null check (decision in ('GRANT', 'REFUSE')),
    decision_no  text        not null,
    decided_on   date        not null,
    party_type   text        not null,
    -- A person's name is masked before it comes here, and his number never does.
    party_name   text        not null,
    party_code   text        check (party_code is null or party_type <> 'PERSON'),
    published_at timestamptz not null,
    search_text  text        not null generated always as
                     (lower(normalize(party_name || ' ' || item_name || ' ' || decision_no || ' ' || office_name, NFKC))) stored,
    terms        text[]      not null generated always as
                     (bigrams(lower(normalize(party_name || ' ' || item_name || ' ' || decision_no || ' ' || office_name, NFKC)))) stored
);
create index disclosure_in_order on disclosure (decided_on, id);
create index disclosure_of_office on disclosure (office_code, decided_on, id);
create index disclosure_terms on disclosure using gin (terms);

-- Those that should have been published by now are looked for among the decisions of the last year.
create index filing_decided on filing (decided_at, id) where decided_at is not null;

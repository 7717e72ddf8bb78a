-- A further supplement notice names only what arises from the answer to the one before (行政许可法 art. 32(4),
-- R-D7 c): every line of it refers to a line of the notice before.

alter table supplement_item drop constraint supplement_item_filing_id_fkey;
alter table supplement_item drop constraint supplement_item_pkey;
alter table supplement_item drop constraint supplement_item_filing_id_material_code_key;
alter table supplement drop constraint supplement_pkey;

alter table supplement add column round integer not null default 1 check (round between 1 and 9);
alter table supplement alter column round drop default;
alter table supplement add column round_before integer generated always as (nullif(round - 1, 0)) stored;
alter table supplement add primary key (filing_id, round);
alter table supplement add foreign key (filing_id, round_before) references supplement (filing_id, round);

alter table supplement_item add column round integer not null default 1;
alter table supplement_item alter column round drop default;
alter table supplement_item add column round_before integer generated always as (nullif(round - 1, 0)) stored;
alter table supplement_item add column arises_from text check ((arises_from is null) = (round = 1));
-- Whether the answer brought something new, a file or another form, and not only words.
alter table supplement_item add column renewed boolean not null default false;
alter table supplement_item add primary key (filing_id, round, ordinal);
alter table supplement_item add unique (filing_id, round, material_code);
alter table supplement_item add foreign key (filing_id, round) references supplement (filing_id, round);
alter table supplement_item add foreign key (filing_id, round_before, arises_from)
    references supplement_item (filing_id, round, material_code);
alter table supplement_item add check (answered_at is not null or not renewed);

update supplement_item i set renewed = true from supplement s
    where s.filing_id = i.filing_id and i.answered_at is not null
      and exists (select 1 from material m where m.filing_id = i.filing_id and m.material_code = i.material_code
                  and m.uploaded_at >= s.requested_at);

-- Whether the last answer brought something new, so that a further notice is possible at all.
alter table filing add column answered_anew boolean not null default false;
update filing f set answered_anew = true where f.state = 'SUPPLEMENTED'
    and exists (select 1 from supplement_item i where i.filing_id = f.id and i.renewed);

-- What offices call themselves, as the items say that they published last in the catalogue.
create table office (
    code text primary key check (length(code) between 1 and 20),
    name text not null check (length(name) between 1 and 200)
);

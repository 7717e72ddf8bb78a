-- The working-day calendar as the catalogue announced it: notices and orders, never changed.

create table calendar_notice (
    year     integer not null,
    version  integer not null,
    document text    not null,
    known_on date,
    off      date[]  not null,
    work     date[]  not null,
    primary key (year, version)
);

create table calendar_order (
    office_code text    not null,
    date        date    not null,
    version     integer not null,
    workday     boolean not null,
    document    text    not null,
    known_on    date    not null,
    primary key (office_code, date, version)
);

-- How far the clock of a rehearsal is ahead of the real one; read in rehearsal mode only.
create table rehearsal_clock (
    one          boolean primary key default true check (one),
    ahead_millis bigint not null
);

-- What happened, append-only. A row is written without a position in the transaction of the fact;
-- the feed gives it one when it is already visible.
create table event (
    id          bigint generated always as identity primary key,
    seq         bigint unique check (seq > 0),
    kind        text not null,
    subject     text not null,
    office_code text,
    at          timestamptz not null,
    actor       text not null,
    data        jsonb not null
);
create index event_unnumbered on event (id) where seq is null;
create index event_of_subject on event (subject, id);

create function event_stays() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.seq is null and new.seq is not null
       and (new.id, new.kind, new.subject, new.office_code, new.at, new.actor, new.data)
           is not distinct from (old.id, old.kind, old.subject, old.office_code, old.at, old.actor, old.data) then
        return new;
    end if;
    raise exception 'an event is never changed or removed';
end $$;
create trigger event_stays before update or delete on event
    for each row execute function event_stays();
create trigger event_never_emptied before truncate on event
    for each statement execute function event_stays();

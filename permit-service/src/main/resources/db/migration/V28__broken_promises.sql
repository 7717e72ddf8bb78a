-- Who broke the promise of 容缺受理 may be barred from another for a time, where the office says so.
alter table office_rules add column broken_promise_days integer check (broken_promise_days between 1 and 3660);
-- Few promises are broken: those are looked at.
create index deferral_broken on deferral (lapsed_at) where lapsed_at is not null;

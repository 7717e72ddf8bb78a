-- Closing hours were kept eight hours early, shifted to UTC, and the days of figures reckoned by them as if
-- they were the office's own time. An office that has chosen any has its figures made anew once
-- (POST /api/supervision/figures/checks with REBUILD).
alter table office_rules disable trigger office_rules_kept;
update office_rules set day_ends = day_ends + interval '8 hours', receipt_ends = receipt_ends + interval '8 hours';
alter table office_rules enable trigger office_rules_kept;

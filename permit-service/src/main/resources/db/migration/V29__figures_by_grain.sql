-- The sums of years and months are few and every poll reads them; those of days are many and read at the
-- ends of a range alone. Apart, the few lie close together and stay in memory, however many cases there are.
alter table figure rename to figure_of_all_grains;
create table figure (like figure_of_all_grains including constraints) partition by list (grain);
create table figure_year partition of figure for values in ('Y') with (fillfactor = 70);
create table figure_month partition of figure for values in ('M') with (fillfactor = 70);
create table figure_day partition of figure for values in ('D') with (fillfactor = 70);
insert into figure select * from figure_of_all_grains order by bucket, item_code, office_code;
drop table figure_of_all_grains;
alter table figure add primary key (office_code, item_code, grain, bucket);
create index figure_day_by_office on figure_day (item_code, grain, bucket, office_code);
create index figure_day_by_item on figure_day (office_code, grain, bucket, item_code);
-- The stocks at the end of a range are told from all years and months before it: read off the index alone.
create index figure_month_by_office on figure_month (item_code, grain, bucket, office_code)
    include (received, accepted, not_accepted, withdrawn_early, finished);
create index figure_month_by_item on figure_month (office_code, grain, bucket, item_code)
    include (received, accepted, not_accepted, withdrawn_early, finished);
create index figure_year_by_office on figure_year (item_code, grain, bucket, office_code)
    include (received, accepted, not_accepted, withdrawn_early, finished);
create index figure_year_by_item on figure_year (office_code, grain, bucket, item_code)
    include (received, accepted, not_accepted, withdrawn_early, finished);

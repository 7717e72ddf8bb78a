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
create index figure_by_office on figure (item_code, grain, bucket, office_code);
create index figure_by_item on figure (office_code, grain, bucket, item_code);

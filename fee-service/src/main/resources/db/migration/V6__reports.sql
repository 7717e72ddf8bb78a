-- Reports read what an office booked in a stretch of days.
create index ledger_of_office on ledger_transaction (office_code, booked_on);

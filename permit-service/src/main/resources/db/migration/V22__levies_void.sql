-- An assessment that two people have taken back: the case waits for no payment any more.
alter table case_fee drop constraint case_fee_state_check;
alter table case_fee add constraint case_fee_state_check
    check (state in ('OPENED', 'CONFIRMED', 'PAID', 'VOID'));
alter table case_fee drop constraint case_fee_check;
alter table case_fee add constraint case_fee_check
    check (state in ('OPENED', 'VOID') or (assessment_no is not null and payable is not null));

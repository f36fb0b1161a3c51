drop trigger this_transaction on audit_entries;
drop function entry_of_this_transaction();

-- An entry belongs to the transaction that writes it, whatever its writer says: one that claimed a later transaction
-- would never be sealed and never be missed.
create function entry_of_this_transaction() returns trigger language plpgsql as $$
begin
  new.xid := pg_current_xact_id()::text::bigint;
  return new;
end $$;
create trigger this_transaction before insert on audit_entries
  for each row execute function entry_of_this_transaction();

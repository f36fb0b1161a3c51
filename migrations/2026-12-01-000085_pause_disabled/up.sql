-- Disabling an applicant's account pauses the profile; this is for accounts that were disabled before it did.
update people p set state = 'paused', updated_at = now()
  from accounts a where a.id = p.account_id and a.state = 'disabled' and p.state = 'submitted';

begin;
update wishes set regions = '{}', directions = '{}', statement = 'Ауыл шаруашылығын дамытуға үлес қосқым келеді. ' || md5(random()::text), available_on = null, version = version + 1, updated_at = now() where person_id = (select person from load_clients where client = :client_id);
insert into audit_entries (at, actor_kind, actor_id, actor_role, action, subject_kind, subject_id, origin, request_id, detail) select now(), 'account', person, 'applicant', 'person.wishes_saved', 'person', person, '127.0.0.1', gen_random_uuid(), '{}' from load_clients where client = :client_id;
commit;

alter table posts drop column direction;
drop table evidence_withdrawals, seen_documents, confirmations, official_checks;

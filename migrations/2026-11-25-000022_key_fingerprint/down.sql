alter table installation drop column keys_fingerprint;

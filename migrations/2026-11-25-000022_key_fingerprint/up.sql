-- Which keys this database was filled with: another key file would find nobody and open nothing. Written by the first
-- start that finds none; nothing can be read back from it.
alter table installation add column keys_fingerprint bytea;

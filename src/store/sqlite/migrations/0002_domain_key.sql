-- Domains are found as names are: by a key that the program makes. Nothing is folded by the database.

ALTER TABLE customer ADD COLUMN domain_key TEXT NOT NULL DEFAULT '';
UPDATE customer SET domain_key = name_key(domain);
DROP INDEX customer_domain;
CREATE INDEX customer_domain ON customer (domain_key);

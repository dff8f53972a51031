-- Domains are found as names are: by a key that the program makes. Nothing is folded by the database.
-- How often the store has changed is counted, since numbers of the journal begin again when the store is emptied.

ALTER TABLE customer ADD COLUMN domain_key TEXT NOT NULL DEFAULT '';
UPDATE customer SET domain_key = name_key(domain);
DROP INDEX customer_domain;
CREATE INDEX customer_domain ON customer (domain_key);

CREATE TABLE state (
  id       INTEGER PRIMARY KEY CHECK (id = 1),
  changes  INTEGER NOT NULL
) STRICT;
INSERT INTO state (id, changes) VALUES (1, 0);

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

-- That a relationship was active before it ended is told since now by when it was established, which used to be forgotten
-- with a new request. One that ended was active, unless the journal shows that it was only requested and withdrawn.
UPDATE customer_relationship AS r SET established_at = coalesce(requested_at, ended_at)
 WHERE state = 'ended' AND established_at IS NULL AND NOT (
  EXISTS (SELECT 1 FROM change h WHERE h.kind = 'customer-relationship' AND h.customer = r.customer
             AND h.partner = r.partner AND h.after LIKE '%"state":"ended"%')
  AND NOT EXISTS (SELECT 1 FROM change h WHERE h.kind = 'customer-relationship' AND h.customer = r.customer
             AND h.partner = r.partner AND (h.before LIKE '%"state":"active"%' OR h.after LIKE '%"state":"active"%')));
UPDATE partnership AS r SET established_at = coalesce(requested_at, ended_at)
 WHERE state = 'ended' AND established_at IS NULL AND NOT (
  EXISTS (SELECT 1 FROM change h WHERE h.kind = 'partnership' AND h.partner = r.partner
             AND h.after LIKE '%"state":"ended"%')
  AND NOT EXISTS (SELECT 1 FROM change h WHERE h.kind = 'partnership' AND h.partner = r.partner
             AND (h.before LIKE '%"state":"active"%' OR h.after LIKE '%"state":"active"%')));
-- The newest entry of the journal says the same.
UPDATE change AS h SET after = replace(after, '"endedAt":', '"establishedAt":"' ||
  strftime('%Y-%m-%dT%H:%M:%SZ', r.established_at, 'unixepoch') || '","endedAt":')
 FROM customer_relationship r
 WHERE h.kind = 'customer-relationship' AND r.customer = h.customer AND r.partner = h.partner
   AND r.state = 'ended' AND r.established_at IS NOT NULL
   AND h.after LIKE '%"state":"ended"%' AND h.after NOT LIKE '%"establishedAt"%'
   AND h.id = (SELECT max(n.id) FROM change n
               WHERE n.kind = 'customer-relationship' AND n.customer = h.customer AND n.partner = h.partner);
UPDATE change AS h SET after = replace(after, '"endedAt":', '"establishedAt":"' ||
  strftime('%Y-%m-%dT%H:%M:%SZ', r.established_at, 'unixepoch') || '","endedAt":')
 FROM partnership r
 WHERE h.kind = 'partnership' AND r.partner = h.partner AND r.state = 'ended' AND r.established_at IS NOT NULL
   AND h.after LIKE '%"state":"ended"%' AND h.after NOT LIKE '%"establishedAt"%'
   AND h.id = (SELECT max(n.id) FROM change n WHERE n.kind = 'partnership' AND n.partner = h.partner);

-- A store of version 2, as its program left it: the output of .dump in the sqlite3 program, and the file's marks.
PRAGMA application_id = 0x50434144;
PRAGMA user_version = 2;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE migration (  number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT;
INSERT INTO migration VALUES(1,'initial',1772323200);
INSERT INTO migration VALUES(2,'domain_key_and_state',1772323200);
CREATE TABLE partner (
  id         INTEGER PRIMARY KEY,
  guid       BLOB NOT NULL UNIQUE CHECK (length(guid) = 16),
  mpn_id     TEXT CHECK (length(mpn_id) BETWEEN 1 AND 20),
  name       TEXT NOT NULL,
  name_key   TEXT NOT NULL,
  role       TEXT NOT NULL CHECK (role IN ('provider', 'reseller', 'other')),
  location   TEXT NOT NULL,
  email      TEXT NOT NULL,
  telephone  TEXT NOT NULL,
  website    TEXT NOT NULL
) STRICT;
INSERT INTO partner VALUES(1,X'11111111111111111111111111111111','1234567','Example Provider','example provider','provider','','','','');
INSERT INTO partner VALUES(2,X'a0000000000000000000000000000002','5000002','Réseau','réseau','reseller','','','','');
CREATE TABLE account (
  id                INTEGER PRIMARY KEY CHECK (id = 1),
  partner           INTEGER NOT NULL REFERENCES partner,
  cloud             TEXT NOT NULL CHECK (cloud IN ('global', 'us-gov', 'germany', 'china')),
  partnership_link  TEXT NOT NULL,
  test              INTEGER NOT NULL CHECK (test IN (0, 1))
) STRICT;
INSERT INTO account VALUES(1,1,'global','',0);
CREATE TABLE customer (
  id            INTEGER PRIMARY KEY,
  guid          BLOB NOT NULL UNIQUE CHECK (length(guid) = 16),
  company_name  TEXT NOT NULL,
  name_key      TEXT NOT NULL,
  domain        TEXT NOT NULL,
  commerce_id   TEXT NOT NULL
, domain_key TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO customer VALUES(1,X'c0000000000000000000000000000001','青田食品','青田食品','qingtian.example','','qingtian.example');
INSERT INTO customer VALUES(2,X'c0000000000000000000000000000002','Larkfield','larkfield','larkfield.example','','larkfield.example');
CREATE TABLE offer (
  id                 INTEGER PRIMARY KEY,
  offer_id           TEXT NOT NULL,
  name               TEXT NOT NULL,
  name_key           TEXT NOT NULL,
  product_type       TEXT NOT NULL,
  product_type_name  TEXT NOT NULL,
  unit_type          TEXT NOT NULL,
  UNIQUE (offer_id, name, product_type, product_type_name, unit_type)
) STRICT;
CREATE TABLE subscription (
  id                    INTEGER PRIMARY KEY,
  guid                  BLOB NOT NULL UNIQUE CHECK (length(guid) = 16),
  customer              INTEGER NOT NULL REFERENCES customer,
  offer                 INTEGER NOT NULL REFERENCES offer,
  friendly_name         TEXT NOT NULL,
  name_key              TEXT NOT NULL,
  status                TEXT NOT NULL,
  quantity              INTEGER NOT NULL,
  channel               TEXT NOT NULL CHECK (channel IN ('csp', 'direct', 'open', 'ea', 'advisor', 'other')),
  partner_id            TEXT NOT NULL,
  creation_date         INTEGER,
  effective_start_date  INTEGER,
  commitment_end_date   INTEGER,
  auto_renew_enabled    INTEGER CHECK (auto_renew_enabled IN (0, 1)),
  billing_cycle         TEXT NOT NULL,
  term_duration         TEXT NOT NULL
) STRICT;
CREATE TABLE support_contact (
  subscription  INTEGER PRIMARY KEY REFERENCES subscription,
  partner       INTEGER NOT NULL REFERENCES partner,
  assigned_at   INTEGER,
  assigned_by   TEXT NOT NULL
) STRICT;
CREATE TABLE partnership (
  partner               INTEGER PRIMARY KEY REFERENCES partner,
  state                 TEXT NOT NULL
                        CHECK (state IN ('none', 'requested', 'active', 'declined', 'ended', 'expired')),
  requested_at          INTEGER,
  established_at        INTEGER,
  ended_at              INTEGER,
  link                  TEXT NOT NULL,
  with_dap              INTEGER NOT NULL CHECK (with_dap IN (0, 1)),
  agreement             TEXT NOT NULL,
  partner_center_state  TEXT NOT NULL
) STRICT;
INSERT INTO partnership VALUES(2,'active',1772409600,1772409600,NULL,'https://example.com/p',0,'A-1','');
CREATE TABLE customer_relationship (
  customer              INTEGER NOT NULL REFERENCES customer,
  partner               INTEGER NOT NULL REFERENCES partner,
  state                 TEXT NOT NULL
                        CHECK (state IN ('none', 'requested', 'active', 'declined', 'ended', 'expired')),
  requested_at          INTEGER,
  established_at        INTEGER,
  ended_at              INTEGER,
  link                  TEXT NOT NULL,
  with_dap              INTEGER NOT NULL CHECK (with_dap IN (0, 1)),
  agreement             TEXT NOT NULL,
  partner_center_state  TEXT NOT NULL,
  PRIMARY KEY (customer, partner)
) STRICT, WITHOUT ROWID;
INSERT INTO customer_relationship VALUES(1,1,'active',NULL,NULL,NULL,'',0,'','reseller');
INSERT INTO customer_relationship VALUES(2,1,'active',NULL,NULL,NULL,'',0,'','reseller');
CREATE TABLE administration (
  customer           INTEGER NOT NULL REFERENCES customer,
  partner            INTEGER NOT NULL REFERENCES partner,
  dap                TEXT NOT NULL CHECK (dap IN ('unknown', 'absent', 'active', 'revoked')),
  dap_since          INTEGER,
  dap_ended          INTEGER,
  gdap_status        TEXT,
  gdap_id            TEXT CHECK ((gdap_id IS NULL) = (gdap_status IS NULL)),
  gdap_display_name  TEXT CHECK ((gdap_display_name IS NULL) = (gdap_status IS NULL)),
  gdap_roles         TEXT CHECK ((gdap_roles IS NULL) = (gdap_status IS NULL)),
  gdap_activated_at  INTEGER CHECK (gdap_activated_at IS NULL OR gdap_status IS NOT NULL),
  gdap_until         INTEGER CHECK (gdap_until IS NULL OR gdap_status IS NOT NULL),
  gdap_auto_extend   INTEGER CHECK ((gdap_auto_extend IS NULL) = (gdap_status IS NULL)),
  PRIMARY KEY (customer, partner)
) STRICT, WITHOUT ROWID;
INSERT INTO administration VALUES(1,1,'unknown',NULL,NULL,'terminated','5e61a5a8-0000-4000-8000-000000000001-5e61a5a8-0000-4000-8000-000000000002','Support "gdap":{ 2026','["729827e3-9c14-49f7-bb1b-9608f156bbb8"]',1767225600,1772496000,1);
INSERT INTO administration VALUES(1,2,'active',1772496000,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO administration VALUES(2,2,'active',1772496000,NULL,'active','','','["729827e3-9c14-49f7-bb1b-9608f156bbb8","88d8e3e3-8f55-4a1e-953a-9b9898b8876b"]',1772496000,1814399999,0);
CREATE TABLE run (
  id       INTEGER PRIMARY KEY,
  at       INTEGER NOT NULL,
  actor    TEXT NOT NULL,
  command  TEXT NOT NULL,
  reason   TEXT NOT NULL
) STRICT;
INSERT INTO run VALUES(1,1772323200,'wang','init','');
INSERT INTO run VALUES(2,1772323200,'wang','import','');
INSERT INTO run VALUES(3,1772323200,'wang','import','');
INSERT INTO run VALUES(4,1772409600,'wang','request-relationship','');
INSERT INTO run VALUES(5,1772409600,'wang','accept-relationship','');
INSERT INTO run VALUES(6,1772496000,'wang','grant-admin','');
INSERT INTO run VALUES(7,1772496000,'wang','grant-admin','');
INSERT INTO run VALUES(8,1772496000,'wang','revoke-admin','');
INSERT INTO run VALUES(9,1772496000,'wang','grant-admin','');
CREATE TABLE change (
  id            INTEGER PRIMARY KEY,
  run           INTEGER NOT NULL REFERENCES run,
  kind          TEXT NOT NULL,
  subscription  INTEGER REFERENCES subscription,
  customer      INTEGER REFERENCES customer,
  partner       INTEGER REFERENCES partner,
  before        TEXT NOT NULL,
  after         TEXT NOT NULL
) STRICT;
INSERT INTO change VALUES(1,1,'account',NULL,NULL,1,'','{"tenantId":"11111111-1111-1111-1111-111111111111","mpnId":"1234567","name":"Example Provider","role":"provider"}');
INSERT INTO change VALUES(2,2,'import',NULL,NULL,NULL,'','{"files":[{"file":"c.json","kind":"customers","created":2,"updated":0,"unchanged":0}]}');
INSERT INTO change VALUES(3,3,'import',NULL,NULL,NULL,'','{"files":[{"file":"g.json","kind":"admin","created":1,"updated":0,"unchanged":0}]}');
INSERT INTO change VALUES(4,4,'partner',NULL,NULL,2,'','{"tenantId":"a0000000-0000-0000-0000-000000000002","mpnId":"5000002","name":"Réseau","role":"reseller"}');
INSERT INTO change VALUES(5,4,'partnership',NULL,NULL,2,'','{"state":"requested","requestedAt":"2026-03-02T00:00:00Z","link":"https://example.com/p"}');
INSERT INTO change VALUES(6,5,'partnership',NULL,NULL,2,'{"state":"requested","requestedAt":"2026-03-02T00:00:00Z","link":"https://example.com/p"}','{"state":"active","requestedAt":"2026-03-02T00:00:00Z","establishedAt":"2026-03-02T00:00:00Z","link":"https://example.com/p","agreement":"A-1"}');
INSERT INTO change VALUES(7,6,'administration',NULL,2,2,'','{"gdap":{"status":"active","roles":["729827e3-9c14-49f7-bb1b-9608f156bbb8","88d8e3e3-8f55-4a1e-953a-9b9898b8876b"],"activatedAt":"2026-03-03T00:00:00Z","until":"2027-06-30T23:59:59Z"}}');
INSERT INTO change VALUES(8,7,'administration',NULL,2,2,'{"gdap":{"status":"active","roles":["729827e3-9c14-49f7-bb1b-9608f156bbb8","88d8e3e3-8f55-4a1e-953a-9b9898b8876b"],"activatedAt":"2026-03-03T00:00:00Z","until":"2027-06-30T23:59:59Z"}}','{"dap":"active","dapSince":"2026-03-03T00:00:00Z","gdap":{"status":"active","roles":["729827e3-9c14-49f7-bb1b-9608f156bbb8","88d8e3e3-8f55-4a1e-953a-9b9898b8876b"],"activatedAt":"2026-03-03T00:00:00Z","until":"2027-06-30T23:59:59Z"}}');
INSERT INTO change VALUES(9,8,'administration',NULL,1,1,'{"gdap":{"id":"5e61a5a8-0000-4000-8000-000000000001-5e61a5a8-0000-4000-8000-000000000002","displayName":"Support \"gdap\":{ 2026","status":"active","roles":["729827e3-9c14-49f7-bb1b-9608f156bbb8"],"activatedAt":"2026-01-01T00:00:00Z","until":"2027-01-01T00:00:00Z","autoExtend":true}}','{"gdap":{"id":"5e61a5a8-0000-4000-8000-000000000001-5e61a5a8-0000-4000-8000-000000000002","displayName":"Support \"gdap\":{ 2026","status":"terminated","roles":["729827e3-9c14-49f7-bb1b-9608f156bbb8"],"activatedAt":"2026-01-01T00:00:00Z","until":"2026-03-03T00:00:00Z","autoExtend":true}}');
INSERT INTO change VALUES(10,9,'administration',NULL,1,2,'','{"dap":"active","dapSince":"2026-03-03T00:00:00Z"}');
CREATE TABLE state (
  id       INTEGER PRIMARY KEY CHECK (id = 1),
  changes  INTEGER NOT NULL
) STRICT;
INSERT INTO state VALUES(1,9);
CREATE INDEX partner_name ON partner (name_key);
CREATE INDEX partner_mpn_id ON partner (mpn_id);
CREATE UNIQUE INDEX partner_provider ON partner (role) WHERE role = 'provider';
CREATE INDEX customer_name ON customer (name_key);
CREATE INDEX offer_name ON offer (name_key);
CREATE INDEX subscription_customer ON subscription (customer);
CREATE INDEX subscription_offer ON subscription (offer);
CREATE INDEX subscription_name ON subscription (name_key) WHERE name_key <> '';
CREATE INDEX support_contact_partner ON support_contact (partner);
CREATE INDEX customer_relationship_partner ON customer_relationship (partner);
CREATE INDEX administration_partner ON administration (partner);
CREATE INDEX run_at ON run (at);
CREATE INDEX run_actor ON run (actor);
CREATE INDEX change_run ON change (run);
CREATE INDEX change_subscription ON change (subscription) WHERE subscription IS NOT NULL;
CREATE INDEX change_customer ON change (customer) WHERE customer IS NOT NULL;
CREATE INDEX change_partner ON change (partner) WHERE partner IS NOT NULL;
CREATE INDEX change_replaced ON change (before) WHERE kind = 'support-contact' AND before <> '';
CREATE INDEX customer_domain ON customer (domain_key);
COMMIT;

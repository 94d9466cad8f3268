-- Why: the key that signs the ends of the audit chains, and those ends, were rows among the settings, which everybody may read
-- and a page may list. They get tables of their own that are open to nobody but the server as a whole (`*`). It may make a
-- key and never change or delete one, and may move an end and never delete one.
CREATE TABLE "audit_heads" (
	"scope_id" uuid PRIMARY KEY NOT NULL,
	"number" bigint NOT NULL,
	"event_id" uuid NOT NULL,
	"chain_hash" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_keys" (
	"id" integer PRIMARY KEY NOT NULL,
	"public_key" text NOT NULL,
	"private_key" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);

INSERT INTO audit_heads (scope_id, number, event_id, chain_hash, changed_at)
  SELECT (document ->> 'scope')::uuid, (document ->> 'number')::bigint, (document ->> 'event')::uuid, document ->> 'chainHash', changed_at
  FROM settings WHERE area LIKE 'audit-head:%';
INSERT INTO audit_keys (id, public_key, private_key, created_at)
  SELECT 1, document ->> 'publicKey', document ->> 'privateKey', changed_at FROM settings WHERE area = 'audit-signing';
DELETE FROM settings WHERE area LIKE 'audit-head:%' OR area = 'audit-signing';

ALTER TABLE audit_heads ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_heads FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON audit_heads TO portreeve_owner USING (true) WITH CHECK (true);
CREATE POLICY wall ON audit_heads TO portreeve_app USING ((SELECT portreeve_sees_all()));
GRANT SELECT, INSERT, UPDATE ON audit_heads TO portreeve_app;

ALTER TABLE audit_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_keys FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON audit_keys TO portreeve_owner USING (true) WITH CHECK (true);
CREATE POLICY wall ON audit_keys TO portreeve_app USING ((SELECT portreeve_sees_all()));
GRANT SELECT, INSERT ON audit_keys TO portreeve_app;

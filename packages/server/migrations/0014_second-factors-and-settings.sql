-- Why: people have second factors, recovery codes and accounts at outside providers; whoever runs a place says who needs a second
-- factor there and how people sign in. A session remembers how it was proved, so that each place can ask for what it needs, and
-- how long it may rest, so that a change of that holds from the next sign-in on (B7). Nothing was ever kept in `settings` before.
CREATE TABLE "challenges" (
	"hash" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"user_id" uuid,
	"session_id" uuid,
	"secret" text,
	"wrong_answers" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "factors" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"label" text NOT NULL,
	"secret" text,
	"last_step" bigint,
	"credential_id" text,
	"public_key" text,
	"counter" bigint,
	"transports" text[],
	"backed_up" boolean,
	"created_at" timestamp (3) with time zone NOT NULL,
	"proved_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone,
	CONSTRAINT "factors_credential_id_unique" UNIQUE("credential_id")
);
--> statement-breakpoint
CREATE TABLE "identities" (
	"user_id" uuid NOT NULL,
	"provider" text NOT NULL,
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"population" text NOT NULL,
	"email" text,
	"linked_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	CONSTRAINT "identities_user_id_provider_pk" PRIMARY KEY("user_id","provider")
);
--> statement-breakpoint
CREATE TABLE "link_asks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"population" text NOT NULL,
	"email_key" text collate "C" NOT NULL,
	"next" text,
	"ip" text,
	"asked_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"user_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "recovery_codes_user_id_code_hash_pk" PRIMARY KEY("user_id","code_hash")
);
--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "started_at" timestamp (3) with time zone DEFAULT 'epoch' NOT NULL;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "factor_reminded_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "methods" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "awaits" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "idle_seconds" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "factors" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
DELETE FROM "settings";--> statement-breakpoint
ALTER TABLE "settings" DROP CONSTRAINT "settings_pkey";--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "scope_id" uuid NOT NULL;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "tenant_id" uuid;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "population" text NOT NULL;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "changed_by" text NOT NULL;--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_scope_id_area_population_pk" PRIMARY KEY("scope_id","area","population");--> statement-breakpoint
ALTER TABLE "known_devices" ADD COLUMN "factor_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "known_devices" ADD COLUMN "factor_kind" text;--> statement-breakpoint
CREATE INDEX "challenges_session" ON "challenges" USING btree ("session_id") WHERE session_id is not null;--> statement-breakpoint
CREATE INDEX "challenges_ended" ON "challenges" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "factors_user" ON "factors" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "identities_subject" ON "identities" USING btree ("population","issuer","subject");--> statement-breakpoint
CREATE INDEX "link_asks_asked" ON "link_asks" USING btree ("asked_at");

UPDATE memberships SET started_at = since;
-- What was open before counts as it did: proved with a password, and at rest for as long as it had left.
UPDATE sessions SET methods = '{password}', idle_seconds = greatest(60, extract(epoch FROM idle_expires_at - last_seen_at));

-- A grace period begins when somebody first came (C9), and never anew: the row of whoever was removed stays, and so does this.
CREATE FUNCTION portreeve_start_member() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  NEW.started_at := CASE TG_OP WHEN 'INSERT' THEN NEW.since ELSE OLD.started_at END;
  RETURN NEW;
END
$$;
CREATE TRIGGER started BEFORE INSERT OR UPDATE OF started_at ON memberships
  FOR EACH ROW EXECUTE FUNCTION portreeve_start_member();

-- The wall of `0001`. Whoever sees everything, as a sign-in does, and people about themselves; who asked for a link is nobody's to
-- see. What a place asks of its people is read there and below; what the platform and teams ask, by everybody.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['factors', 'recovery_codes', 'challenges', 'identities', 'link_asks'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY owner ON %I TO portreeve_owner USING (true) WITH CHECK (true)', name);
    EXECUTE format('CREATE POLICY wall ON %I TO portreeve_app USING ((SELECT portreeve_sees_all()))', name);
    IF name <> 'link_asks' THEN
      EXECUTE format('CREATE POLICY own ON %I TO portreeve_app USING (user_id = (SELECT portreeve_person()))', name);
    END IF;
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO portreeve_app', name);
  END LOOP;
END
$$;
DROP POLICY everybody_reads ON settings;
DROP POLICY wall ON settings;
CREATE POLICY wall ON settings TO portreeve_app
  USING ((SELECT portreeve_sees_all()) OR tenant_id = ANY ((SELECT portreeve_tenants())::uuid[]));
CREATE POLICY above_organizations ON settings FOR SELECT TO portreeve_app USING (tenant_id IS NULL);

-- Every node hears of a change that decides access: what a person can prove, how a session was proved, what a place asks.
DROP TRIGGER access_changed_by_update ON users;
CREATE TRIGGER access_changed_by_update AFTER UPDATE ON users
  REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows FOR EACH STATEMENT
  EXECUTE FUNCTION portreeve_access_changed('id', 'NULL',
    'id, status, population, attributes, email_key, email_proved_at, external_id, must_change_password, factors');
DROP TRIGGER access_changed_by_update ON sessions;
CREATE TRIGGER access_changed_by_update AFTER UPDATE ON sessions
  REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows FOR EACH STATEMENT
  EXECUTE FUNCTION portreeve_access_changed('user_id', 'NULL',
    'id, user_id, token_hash, ended_at, expires_at, pinned, methods, awaits, second_factor_at, proved_at');
CREATE TRIGGER access_changed_by_insert AFTER INSERT ON settings REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT
  EXECUTE FUNCTION portreeve_access_changed('NULL', 'scope_id', 'scope_id');
CREATE TRIGGER access_changed_by_update AFTER UPDATE ON settings
  REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows FOR EACH STATEMENT
  EXECUTE FUNCTION portreeve_access_changed('NULL', 'scope_id', 'scope_id, area, population, version, document');
CREATE TRIGGER access_changed_by_delete AFTER DELETE ON settings REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT
  EXECUTE FUNCTION portreeve_access_changed('NULL', 'scope_id', 'scope_id');
CREATE TRIGGER access_changed_by_truncate AFTER TRUNCATE ON settings FOR EACH STATEMENT
  EXECUTE FUNCTION portreeve_access_changed();

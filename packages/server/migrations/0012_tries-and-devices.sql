-- Why: wrong passwords close the password way in for a while (C8), but only from devices that the account does not know, and
-- the same on every node; and they are counted the same where there is no account, so that nobody learns whether there is one.
-- So neither belongs to a person's row: what was kept there was never used.
CREATE TABLE "known_devices" (
	"device_hash" text NOT NULL,
	"user_id" uuid NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "known_devices_user_id_device_hash_pk" PRIMARY KEY("user_id","device_hash")
);
--> statement-breakpoint
CREATE TABLE "tries" (
	"key" text PRIMARY KEY NOT NULL,
	"user_id" uuid,
	"count" integer NOT NULL,
	"first_at" timestamp (3) with time zone NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	"last_ip" text,
	"closed_until" timestamp (3) with time zone,
	"told_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE INDEX "known_devices_device" ON "known_devices" USING btree ("device_hash");--> statement-breakpoint
CREATE INDEX "tries_closed" ON "tries" USING btree ("closed_until") WHERE closed_until is not null;--> statement-breakpoint
CREATE INDEX "tries_user" ON "tries" USING btree ("user_id") WHERE user_id is not null;--> statement-breakpoint
ALTER TABLE "users" DROP COLUMN "failed_sign_ins";--> statement-breakpoint
ALTER TABLE "users" DROP COLUMN "locked_until";

-- Only whoever sees everything, as a sign-in does, counts tries and knows devices; and people forget their own devices. Whoever
-- sees a person sees that their way in is closed.
ALTER TABLE tries ENABLE ROW LEVEL SECURITY;
ALTER TABLE tries FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON tries TO portreeve_owner USING (true) WITH CHECK (true);
CREATE POLICY wall ON tries TO portreeve_app USING ((SELECT portreeve_sees_all()));
CREATE POLICY seen_with_person ON tries FOR SELECT TO portreeve_app USING (EXISTS (SELECT FROM users WHERE users.id = tries.user_id));
GRANT SELECT, INSERT, UPDATE, DELETE ON tries TO portreeve_app;
ALTER TABLE known_devices ENABLE ROW LEVEL SECURITY;
ALTER TABLE known_devices FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON known_devices TO portreeve_owner USING (true) WITH CHECK (true);
CREATE POLICY wall ON known_devices TO portreeve_app USING ((SELECT portreeve_sees_all()));
CREATE POLICY own ON known_devices TO portreeve_app USING (user_id = (SELECT portreeve_person()));
GRANT SELECT, INSERT, UPDATE, DELETE ON known_devices TO portreeve_app;

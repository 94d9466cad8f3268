-- Why: somebody who is refused asks for access where they stand, and whoever can give it finds the request. One open request
-- per person and scope, so that nobody floods: the index keeps it, whatever two servers do at once.
CREATE TABLE "access_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"scope_id" uuid NOT NULL,
	"tenant_id" uuid,
	"permission" text,
	"note" text,
	"state" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"decision_note" text,
	"role" text,
	"role_expires_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_scope_id_scopes_id_fk" FOREIGN KEY ("scope_id") REFERENCES "public"."scopes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "access_requests_open" ON "access_requests" USING btree ("user_id","scope_id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "access_requests_user" ON "access_requests" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "access_requests_scope" ON "access_requests" USING btree ("scope_id","id");

-- The wall of `0001`. What goes beyond it: people see their own requests, also where they are no longer let in. Nothing is deleted.
ALTER TABLE access_requests ENABLE ROW LEVEL SECURITY;
ALTER TABLE access_requests FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON access_requests TO portreeve_owner USING (true) WITH CHECK (true);
CREATE POLICY wall ON access_requests TO portreeve_app
  USING ((SELECT portreeve_sees_all()) OR tenant_id = ANY ((SELECT portreeve_tenants())::uuid[]));
CREATE POLICY own_seen ON access_requests FOR SELECT TO portreeve_app USING (user_id = (SELECT portreeve_person()));
GRANT SELECT, INSERT, UPDATE ON access_requests TO portreeve_app;

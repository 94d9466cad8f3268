-- Why: each mail says when it is to be tried next, which is all that the senders of several nodes need to share them out.
ALTER TABLE "messages" ADD COLUMN "due_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "messages_due" ON "messages" USING btree ("due_at") WHERE state = 'queued';

UPDATE messages SET due_at = created_at WHERE state = 'queued';

-- Why: to archive an account and to block it are two permissions, so that whoever brings an archived one back does not lift the
-- block that was there before. What was archived until now is read from the audit log.
ALTER TABLE "users" ADD COLUMN "blocked_when_archived" boolean DEFAULT false NOT NULL;

UPDATE users SET blocked_when_archived = true WHERE status = 'archived' AND 'blocked' = (
  SELECT before ->> 'status' FROM audit_events
  WHERE action = 'person.archived' AND target_kind = 'person' AND target_id::text = users.id::text ORDER BY id DESC LIMIT 1);

-- Why: what was recorded must stay as it was. The application's role loses the right to change or delete records, and a
-- trigger refuses it for everybody else: on the embedded database the login is a superuser, whom no grant stops. Personal
-- values lie in `audit_personal`, where a row can be deleted on its own (erasure) but not changed: the event keeps a salted
-- hash of it, so that the chain stays whole.

CREATE FUNCTION portreeve_append_only() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END
$$;

REVOKE UPDATE, DELETE ON audit_events, audit_seals, security_events FROM portreeve_app;
REVOKE UPDATE ON audit_personal FROM portreeve_app;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events
  FOR EACH STATEMENT EXECUTE FUNCTION portreeve_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seals
  FOR EACH STATEMENT EXECUTE FUNCTION portreeve_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON security_events
  FOR EACH STATEMENT EXECUTE FUNCTION portreeve_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR TRUNCATE ON audit_personal
  FOR EACH STATEMENT EXECUTE FUNCTION portreeve_append_only();

-- Why: whether somebody can sign in is asked within one organization too, where it counts who could still mend it (X3). A linked
-- account at an outside provider is such a way in, so it is seen wherever its person is.
CREATE POLICY seen_with_person ON identities FOR SELECT TO portreeve_app
  USING (EXISTS (SELECT FROM users WHERE users.id = identities.user_id));

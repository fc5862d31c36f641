-- The ledger's moves. They live in the database so that a hold or its end is one round trip under the wallet's lock.
-- Each begins with ledger_lock_wallet, so the moves of one workspace happen one after another and nobody can deadlock.

INSERT INTO ledger_accounts (id, kind) VALUES
  ('house:revenue', 'house'), ('house:promo', 'house'), ('house:sales', 'house'), ('house:expired', 'house');
--> statement-breakpoint
-- Balances change often and are in no index: room on the page lets each change stay there.
ALTER TABLE ledger_accounts SET (fillfactor = 50);
--> statement-breakpoint
CREATE FUNCTION ledger_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', tg_table_name;
END $$;
--> statement-breakpoint
CREATE TRIGGER ledger_transfers_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_transfers
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
--> statement-breakpoint
CREATE TRIGGER ledger_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entries
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
--> statement-breakpoint
-- An id of the house (see kernel/ids.ts): prefix, ten characters of time, sixteen of chance.
CREATE FUNCTION ledger_id(prefix text) RETURNS text LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  alphabet CONSTANT text := '0123456789abcdefghjkmnpqrstvwxyz';
  milliseconds bigint := extract(epoch FROM clock_timestamp()) * 1000;
  chance bytea := uuid_send(gen_random_uuid());
  body text := '';
BEGIN
  FOR i IN REVERSE 9..0 LOOP
    body := body || substr(alphabet, ((milliseconds >> (5 * i)) & 31)::int + 1, 1);
  END LOOP;
  FOR i IN 0..15 LOOP
    body := body || substr(alphabet, (get_byte(chance, i) & 31) + 1, 1);
  END LOOP;
  RETURN prefix || '_' || body;
END $$;
--> statement-breakpoint
-- Locks a workspace's wallet by its held account, which is made on first use. Returns that account's id.
CREATE FUNCTION ledger_lock_wallet(of_workspace text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  account text;
BEGIN
  LOOP
    SELECT id INTO account FROM ledger_accounts WHERE workspace_id = of_workspace AND kind = 'held' FOR NO KEY UPDATE;
    IF FOUND THEN
      RETURN account;
    END IF;
    INSERT INTO ledger_accounts (id, workspace_id, kind) VALUES (ledger_id('acc'), of_workspace, 'held')
      ON CONFLICT DO NOTHING;
  END LOOP;
END $$;
--> statement-breakpoint
-- What a workspace could spend or still owes: buckets minus debt.
CREATE FUNCTION ledger_net(of_workspace text) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(CASE kind WHEN 'debt' THEN -balance ELSE balance END), 0)::bigint
  FROM ledger_accounts WHERE workspace_id = of_workspace AND kind <> 'held'
$$;
--> statement-breakpoint
-- Credits that arrive in a bucket pay what the workspace owes first. Returns what was paid.
CREATE FUNCTION ledger_collect_debt(of_workspace text, bucket text, arrived bigint, key text, at timestamptz)
RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  debt record;
  paid bigint;
BEGIN
  SELECT id, balance INTO debt FROM ledger_accounts
    WHERE workspace_id = of_workspace AND kind = 'debt' AND balance > 0;
  IF NOT FOUND THEN
    RETURN 0;
  END IF;
  paid := least(debt.balance, arrived);
  UPDATE ledger_accounts SET balance = balance - paid WHERE id IN (bucket, debt.id);
  INSERT INTO ledger_transfers
    (id, workspace_id, debit_account_id, credit_account_id, amount, kind, idempotency_key, created_at)
    VALUES (ledger_id('txn'), of_workspace, bucket, debt.id, paid, 'reversal', 'debt:' || key, at);
  RETURN paid;
END $$;
--> statement-breakpoint
-- Credits come in. False when the key was used before: then nothing moves.
CREATE FUNCTION ledger_grant(
  of_workspace text, bucket_kind text, credits bigint, transfer_kind text, key text, note text,
  expiry timestamptz, for_job text
) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  at timestamptz;
  bucket text;
  source text := CASE WHEN transfer_kind IN ('top_up', 'allowance') THEN 'house:sales' ELSE 'house:promo' END;
BEGIN
  PERFORM ledger_lock_wallet(of_workspace);
  IF EXISTS (SELECT FROM ledger_transfers WHERE idempotency_key = key) THEN
    RETURN false;
  END IF;
  at := clock_timestamp();
  IF expiry <= at THEN
    RAISE EXCEPTION 'Credits that have expired already cannot be granted (%)', expiry;
  END IF;

  SELECT id INTO bucket FROM ledger_accounts
    WHERE workspace_id = of_workspace AND kind = bucket_kind AND expires_at IS NOT DISTINCT FROM expiry
    ORDER BY id LIMIT 1;
  IF NOT FOUND THEN
    bucket := ledger_id('acc');
    INSERT INTO ledger_accounts (id, workspace_id, kind, expires_at) VALUES (bucket, of_workspace, bucket_kind, expiry);
  END IF;

  UPDATE ledger_accounts SET balance = balance + credits WHERE id = bucket;
  INSERT INTO ledger_transfers
    (id, workspace_id, debit_account_id, credit_account_id, amount, kind, job_id, idempotency_key, memo, created_at)
    VALUES (ledger_id('txn'), of_workspace, source, bucket, credits, transfer_kind, for_job, key, note, at);
  PERFORM ledger_collect_debt(of_workspace, bucket, credits, key, at);
  INSERT INTO ledger_entries (workspace_id, kind, amount, balance_after, job_id, memo, created_at)
    VALUES (of_workspace, transfer_kind, credits, ledger_net(of_workspace), for_job, note, at);
  RETURN true;
END $$;
--> statement-breakpoint
-- Takes what is left in the buckets that have expired by then. Returns how many credits that were.
CREATE FUNCTION ledger_expire(of_workspace text, by_then timestamptz) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  bucket record;
  transfer text;
  taken bigint := 0;
BEGIN
  PERFORM ledger_lock_wallet(of_workspace);
  FOR bucket IN
    SELECT id, balance FROM ledger_accounts
    WHERE workspace_id = of_workspace AND expires_at <= by_then AND balance > 0 ORDER BY expires_at, id
  LOOP
    transfer := ledger_id('txn');
    taken := taken + bucket.balance;
    UPDATE ledger_accounts SET balance = 0 WHERE id = bucket.id;
    INSERT INTO ledger_transfers
      (id, workspace_id, debit_account_id, credit_account_id, amount, kind, idempotency_key, created_at)
      VALUES (transfer, of_workspace, bucket.id, 'house:expired', bucket.balance, 'expiry', 'expiry:' || transfer, by_then);
  END LOOP;
  IF taken > 0 THEN
    INSERT INTO ledger_entries (workspace_id, kind, amount, balance_after, created_at)
      VALUES (of_workspace, 'expiry', -taken, ledger_net(of_workspace), by_then);
  END IF;
  RETURN taken;
END $$;
--> statement-breakpoint
-- Sets credits aside for a round of a job, first to expire first. Returns how many are missing (0: the hold stands) and
-- what was there. With house_refills the house gives what is missing before. A round that has its hold keeps it.
CREATE FUNCTION ledger_hold(
  of_workspace text, for_job text, in_round int, credits bigint, note text, house_refills boolean, at timestamptz,
  OUT missing bigint, OUT available bigint
) LANGUAGE plpgsql AS $$
DECLARE
  held_account text := ledger_lock_wallet(of_workspace);
  hold_key text := 'hold:' || for_job || ':' || in_round;
  hold text;
  known record;
  bucket record;
  line text;
  part bigint;
  place int := 0;
  rest bigint := credits;
  net bigint;
BEGIN
  missing := 0;
  SELECT workspace_id, amount INTO known FROM ledger_holds WHERE job_id = for_job AND round = in_round;
  IF FOUND THEN
    IF known.workspace_id <> of_workspace OR known.amount <> credits THEN
      RAISE EXCEPTION 'Round % of % already has another hold', in_round, for_job;
    END IF;
    RETURN;
  END IF;

  at := coalesce(at, clock_timestamp());
  IF EXISTS (SELECT FROM ledger_accounts WHERE workspace_id = of_workspace AND expires_at <= at AND balance > 0) THEN
    PERFORM ledger_expire(of_workspace, at);
  END IF;
  net := ledger_net(of_workspace);
  available := greatest(net, 0);
  IF credits > available THEN
    IF NOT house_refills THEN
      missing := credits - net;
      RETURN;
    END IF;
    PERFORM ledger_grant(of_workspace, 'promo', credits - net, 'house_grant', 'house:' || hold_key, note, NULL, for_job);
    net := credits;
  END IF;

  hold := ledger_id('hld');
  INSERT INTO ledger_holds (id, workspace_id, job_id, round, amount, status, memo, created_at)
    VALUES (hold, of_workspace, for_job, in_round, credits, 'held', note, at);
  IF credits = 0 THEN
    RETURN;
  END IF;

  FOR bucket IN
    SELECT id, balance FROM ledger_accounts
    WHERE workspace_id = of_workspace AND kind IN ('promo', 'allowance', 'purchased') AND balance > 0
    ORDER BY expires_at NULLS LAST, array_position(ARRAY['promo', 'allowance', 'purchased'], kind), id
  LOOP
    EXIT WHEN rest = 0;
    part := least(rest, bucket.balance);
    line := ledger_id('hln');
    UPDATE ledger_accounts SET balance = balance - part WHERE id = bucket.id;
    INSERT INTO ledger_hold_lines (id, hold_id, bucket_id, position, amount, bucket_before)
      VALUES (line, hold, bucket.id, place, part, bucket.balance);
    INSERT INTO ledger_transfers
      (id, workspace_id, debit_account_id, credit_account_id, amount, kind, job_id, hold_line_id, idempotency_key, created_at)
      VALUES (ledger_id('txn'), of_workspace, bucket.id, held_account, part, 'video_generation', for_job, line,
        hold_key || ':' || place, at);
    rest := rest - part;
    place := place + 1;
  END LOOP;
  UPDATE ledger_accounts SET balance = balance + credits WHERE id = held_account;
  INSERT INTO ledger_entries (workspace_id, kind, amount, balance_after, hold_id, job_id, memo, created_at)
    VALUES (of_workspace, 'video_generation', -credits, net - credits, hold, for_job, note, at);
END $$;
--> statement-breakpoint
-- Ends a hold once: settles that many credits over its lines in order and releases the rest to where it came from.
-- Called again it moves nothing and returns what the first call did. Null: there is no such hold.
CREATE FUNCTION ledger_end_hold(
  for_job text, in_round int, credits bigint, at timestamptz, OUT settled bigint, OUT released bigint
) LANGUAGE plpgsql AS $$
DECLARE
  hold record;
  held_account text;
  line record;
  end_key text;
  paid bigint;
  back bigint;
  rest bigint := credits;
BEGIN
  SELECT workspace_id INTO hold FROM ledger_holds WHERE job_id = for_job AND round = in_round;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  held_account := ledger_lock_wallet(hold.workspace_id);
  at := coalesce(at, clock_timestamp());
  UPDATE ledger_holds h
    SET status = 'ended', settled = credits, released = h.amount - credits, ended_at = at
    WHERE job_id = for_job AND round = in_round AND status = 'held'
    RETURNING * INTO hold;
  IF NOT FOUND THEN
    SELECT h.settled, h.released INTO settled, released FROM ledger_holds h
      WHERE job_id = for_job AND round = in_round;
    RETURN;
  END IF;
  IF credits < 0 OR credits > hold.amount THEN
    RAISE EXCEPTION 'Round % of % holds %, cannot settle %', in_round, for_job, hold.amount, credits;
  END IF;
  settled := hold.settled;
  released := hold.released;
  IF hold.amount = 0 THEN
    RETURN;
  END IF;

  FOR line IN
    SELECT id, bucket_id, position, amount FROM ledger_hold_lines WHERE hold_id = hold.id ORDER BY position
  LOOP
    end_key := for_job || ':' || in_round || ':' || line.position;
    paid := least(rest, line.amount);
    back := line.amount - paid;
    rest := rest - paid;
    IF paid > 0 THEN
      INSERT INTO ledger_transfers
        (id, workspace_id, debit_account_id, credit_account_id, amount, kind, job_id, hold_line_id, idempotency_key, created_at)
        VALUES (ledger_id('txn'), hold.workspace_id, held_account, 'house:revenue', paid, 'settlement', for_job, line.id,
          'settle:' || end_key, at);
    END IF;
    IF back > 0 THEN
      INSERT INTO ledger_transfers
        (id, workspace_id, debit_account_id, credit_account_id, amount, kind, job_id, hold_line_id, idempotency_key, created_at)
        VALUES (ledger_id('txn'), hold.workspace_id, held_account, line.bucket_id, back, 'video_refund', for_job, line.id,
          'release:' || end_key, at);
      -- What comes back to a bucket that has expired meanwhile may be used for another day.
      UPDATE ledger_accounts
        SET balance = balance + back, expires_at = CASE WHEN expires_at <= at THEN at + interval '24 hours' ELSE expires_at END
        WHERE id = line.bucket_id;
      PERFORM ledger_collect_debt(hold.workspace_id, line.bucket_id, back, 'release:' || end_key, at);
    END IF;
    UPDATE ledger_hold_lines
      SET settled = paid, released = back, bucket_after = (SELECT balance FROM ledger_accounts WHERE id = line.bucket_id)
      WHERE id = line.id;
  END LOOP;

  UPDATE ledger_accounts SET balance = balance - hold.amount WHERE id = held_account;
  IF released > 0 THEN
    INSERT INTO ledger_entries (workspace_id, kind, amount, balance_after, hold_id, job_id, memo, created_at)
      VALUES (hold.workspace_id, 'video_refund', released, ledger_net(hold.workspace_id), hold.id, for_job, hold.memo, at);
  END IF;
END $$;
--> statement-breakpoint
-- Credits that the bank took back: out of the buckets, last to expire first; what was spent already becomes debt, which
-- the next credits pay. False when the key was used before.
CREATE FUNCTION ledger_reverse(of_workspace text, credits bigint, key text, note text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  at timestamptz;
  bucket record;
  debt text;
  part bigint;
  place int := 0;
  rest bigint := credits;
BEGIN
  PERFORM ledger_lock_wallet(of_workspace);
  IF EXISTS (SELECT FROM ledger_transfers WHERE idempotency_key IN (key || ':0', key || ':debt')) THEN
    RETURN false;
  END IF;
  at := clock_timestamp();
  FOR bucket IN
    SELECT id, balance FROM ledger_accounts
    WHERE workspace_id = of_workspace AND kind IN ('promo', 'allowance', 'purchased') AND balance > 0
    ORDER BY array_position(ARRAY['purchased', 'allowance', 'promo'], kind), expires_at DESC NULLS FIRST, id
  LOOP
    EXIT WHEN rest = 0;
    part := least(rest, bucket.balance);
    UPDATE ledger_accounts SET balance = balance - part WHERE id = bucket.id;
    INSERT INTO ledger_transfers
      (id, workspace_id, debit_account_id, credit_account_id, amount, kind, idempotency_key, memo, created_at)
      VALUES (ledger_id('txn'), of_workspace, bucket.id, 'house:sales', part, 'reversal', key || ':' || place, note, at);
    rest := rest - part;
    place := place + 1;
  END LOOP;
  IF rest > 0 THEN
    INSERT INTO ledger_accounts (id, workspace_id, kind) VALUES (ledger_id('acc'), of_workspace, 'debt')
      ON CONFLICT DO NOTHING;
    UPDATE ledger_accounts SET balance = balance + rest WHERE workspace_id = of_workspace AND kind = 'debt'
      RETURNING id INTO debt;
    INSERT INTO ledger_transfers
      (id, workspace_id, debit_account_id, credit_account_id, amount, kind, idempotency_key, memo, created_at)
      VALUES (ledger_id('txn'), of_workspace, debt, 'house:sales', rest, 'reversal', key || ':debt', note, at);
  END IF;
  INSERT INTO ledger_entries (workspace_id, kind, amount, balance_after, memo, created_at)
    VALUES (of_workspace, 'reversal', -credits, ledger_net(of_workspace), note, at);
  RETURN true;
END $$;

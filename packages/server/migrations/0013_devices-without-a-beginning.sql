-- Why: since when a browser is known was written down and never asked for.
ALTER TABLE "known_devices" DROP COLUMN "since";

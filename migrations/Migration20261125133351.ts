import { Migration } from '@mikro-orm/migrations';

export class Migration20261125133351 extends Migration {

  override name = 'Migration20261125133351';

  override up(): void | Promise<void> {
    this.addSql(`alter table "activity_outbox" add "attempts" int not null default 0, add "last_error" text null, add "retry_at" timestamptz null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "activity_outbox" drop column "attempts", drop column "last_error", drop column "retry_at";`);
  }

}

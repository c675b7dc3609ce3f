import { Migration } from '@mikro-orm/migrations';

export class Migration20261126001210 extends Migration {

  override name = 'Migration20261126001210';

  override up(): void | Promise<void> {
    this.addSql(`alter table "learning_gaps" add "attempt_id" text null, add "at" timestamptz not null default now();`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "learning_gaps" drop column "attempt_id", drop column "at";`);
  }

}

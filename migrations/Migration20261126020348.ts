import { Migration } from '@mikro-orm/migrations';

export class Migration20261126020348 extends Migration {

  override name = 'Migration20261126020348';

  override up(): void | Promise<void> {
    this.addSql(`alter table "learning_days" add "clock" text not null default '', add "last_at" timestamptz not null default 'epoch';`);
    // Nobody learnt lately by other clocks on days of before.
    this.addSql(`alter table "learning_days" alter column "last_at" drop default;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "learning_days" drop column "clock", drop column "last_at";`);
  }

}

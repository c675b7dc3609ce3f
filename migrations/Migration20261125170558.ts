import { Migration } from '@mikro-orm/migrations';

export class Migration20261125170558 extends Migration {

  override name = 'Migration20261125170558';

  override up(): void | Promise<void> {
    this.addSql(`alter table "submitted_calls" drop column "attempt";`);
    this.addSql(`alter table "submitted_calls" add "attempt_id" uuid null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "submitted_calls" drop column "attempt_id";`);
    this.addSql(`alter table "submitted_calls" add "attempt" int null;`);
  }

}

import { Migration } from '@mikro-orm/migrations';

export class Migration20261125191530 extends Migration {

  override name = 'Migration20261125191530';

  override up(): void | Promise<void> {
    this.addSql(`create index "submitted_calls_answered_index" on "submitted_calls" ("generation_id") where answer is not null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "submitted_calls_answered_index";`);
  }

}

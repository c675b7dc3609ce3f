import { Migration } from '@mikro-orm/migrations';

export class Migration20261125170816 extends Migration {

  override name = 'Migration20261125170816';

  override up(): void | Promise<void> {
    this.addSql(`alter table "cached_answers" add "scope" text null, add "question" text null, add "signature" jsonb null;`);
    this.addSql(`create index "cached_answers_scope_index" on "cached_answers" ("scope");`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "cached_answers_scope_index";`);
    this.addSql(`alter table "cached_answers" drop column "scope", drop column "question", drop column "signature";`);
  }

}

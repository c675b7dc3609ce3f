import { Migration } from '@mikro-orm/migrations';

export class Migration20261126013508 extends Migration {

  override name = 'Migration20261126013508';

  override up(): void | Promise<void> {
    this.addSql(`alter table "study_plans" add "generation_id" text null, add "weeks" jsonb not null default '[]';`);
    this.addSql(`alter table "study_plans" add constraint "study_plans_generation_id_foreign" foreign key ("generation_id") references "generations" ("id") on delete set null;`);
    this.addSql(`create index "study_plans_generation_id_index" on "study_plans" ("generation_id");`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "study_plans" drop constraint "study_plans_generation_id_foreign";`);

    this.addSql(`drop index "study_plans_generation_id_index";`);
    this.addSql(`alter table "study_plans" drop column "generation_id", drop column "weeks";`);
  }

}

import { Migration } from '@mikro-orm/migrations';

export class Migration20261125192326 extends Migration {

  override name = 'Migration20261125192326';

  override up(): void | Promise<void> {
    this.addSql(`alter table "submitted_calls" drop constraint "submitted_calls_generation_id_foreign";`);

    this.addSql(`alter table "submitted_calls" drop constraint "submitted_calls_pkey";`);
    this.addSql(`alter table "submitted_calls" add "name" text null;`);
    // So far a provider knew each call by the generation that it was for.
    this.addSql(`update "submitted_calls" set "name" = "generation_id";`);
    this.addSql(`alter table "submitted_calls" alter column "name" set not null;`);
    this.addSql(`alter table "submitted_calls" add constraint "submitted_calls_generation_id_foreign" foreign key ("generation_id") references "generations" ("id") on delete cascade;`);
    this.addSql(`alter table "submitted_calls" add constraint "submitted_calls_generation_id_unique" unique ("generation_id");`);
    this.addSql(`alter table "submitted_calls" add primary key ("name");`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "submitted_calls" drop constraint "submitted_calls_generation_id_foreign";`);

    this.addSql(`alter table "submitted_calls" drop constraint "submitted_calls_generation_id_unique";`);
    this.addSql(`alter table "submitted_calls" drop constraint "submitted_calls_pkey";`);
    this.addSql(`alter table "submitted_calls" drop column "name";`);
    this.addSql(`alter table "submitted_calls" add constraint "submitted_calls_generation_id_foreign" foreign key ("generation_id") references "generations" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "submitted_calls" add primary key ("generation_id");`);
  }

}

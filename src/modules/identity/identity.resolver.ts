import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import type { IdentityService } from './identity.service.js';
import { LoginResult, RefreshSessionResult, RegisterInput, RegisterResult, UserType } from './identity.type.js';
import type { UsersService } from './users.service.js';

@Resolver()
export class IdentityResolver {
  constructor(
    private readonly identity: IdentityService,
    private readonly users: UsersService,
  ) {}

  @Query(() => UserType, { nullable: true, description: 'Who is signed in; null for an anonymous caller.' })
  async viewer(@Ctx() context: Context): Promise<UserType | null> {
    const viewer = context.viewerOrNull();
    return viewer && this.users.byId(viewer, viewer.id);
  }

  @Mutation(() => RegisterResult, { description: "Makes a learner's account and signs in to it." })
  register(@Arg('input', () => RegisterInput, { description: 'Who it is to be.' }) input: RegisterInput) {
    return this.identity.register(input);
  }

  @Mutation(() => LoginResult, { description: 'Signs in.' })
  login(
    @Arg('email', () => String, { description: 'As it was registered; case makes no difference.' }) email: string,
    @Arg('password', () => String, { description: 'As it was registered.' }) password: string,
    @Ctx() context: Context,
  ) {
    return this.identity.login(email, password, context.address);
  }

  @Mutation(() => RefreshSessionResult, {
    description: 'Trades a refresh token for the next session. A token works once; using it again ends the sign-in.',
  })
  refreshSession(@Arg('refreshToken', () => String, { description: 'The one that the last session gave.' }) refreshToken: string) {
    return this.identity.refreshSession(refreshToken);
  }

  @Mutation(() => Boolean, { description: "Ends the caller's sign-in: its refresh token no longer works, nor do its access tokens." })
  logout(@Ctx() context: Context): Promise<boolean> {
    return this.identity.logout(context.viewer());
  }
}

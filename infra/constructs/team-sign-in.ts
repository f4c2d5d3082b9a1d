import { CfnOutput, Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  UserPool,
  type UserPoolClient,
  UserPoolGroup,
} from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";
import type { Environment } from "../environments.ts";

/** What a member of the team may do: look, work, or also change settings and read everything. */
const ROLES = {
  viewer: "May look at everything at the desk and change nothing.",
  team: "May work at the desk: answer, plan, publish, follow up.",
  admin: "May also replay failures, publish entries again and change settings.",
} as const;

/**
 * Where the team signs in: nobody can add themselves, a second factor is required, and the role is the group. The
 * desk is a public client that proves itself with PKCE, so there is no client secret to keep.
 */
export class TeamSignIn extends Construct {
  readonly pool: UserPool;
  /** The issuer and the client that the desk trusts: those of the pool unless the environment names others. */
  readonly trusted: { readonly issuer: string; readonly clientId: string };

  constructor(scope: Construct, id: string, { siteUrl, signInPrefix, signIn }: Environment) {
    super(scope, id);
    this.pool = new UserPool(this, "Pool", {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      featurePlan: FeaturePlan.ESSENTIALS,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 14,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
        passwordHistorySize: 5,
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      userInvitation: {
        emailSubject: "Your account at the programme's desk",
        emailBody: `Sign in at ${siteUrl}/desk with {username} and the password {####}. It is good for three days; you will choose your own and add an authenticator app.`,
      },
    });
    for (const [role, description] of Object.entries(ROLES)) {
      new UserPoolGroup(this, role, { userPool: this.pool, groupName: role, description });
    }
    const domain = this.pool.addDomain("Domain", {
      cognitoDomain: { domainPrefix: signInPrefix },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    const client = this.#desk(siteUrl);
    this.trusted = signIn ?? { issuer: this.pool.userPoolProviderUrl, clientId: client.userPoolClientId };
    new CfnOutput(Stack.of(this), "UserPoolId", { value: this.pool.userPoolId });
    new CfnOutput(Stack.of(this), "SignInPage", { value: domain.baseUrl() });
  }

  #desk(siteUrl: string): UserPoolClient {
    const client = this.pool.addClient("Desk", {
      generateSecret: false,
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls: [`${siteUrl}/desk/signed-in`],
        logoutUrls: [`${siteUrl}/desk/signed-out`],
      },
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.hours(12),
    });
    new CfnManagedLoginBranding(this, "Look", {
      userPoolId: this.pool.userPoolId,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    return client;
  }
}

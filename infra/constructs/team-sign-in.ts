import { CfnOutput, Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  CfnUserPoolRiskConfigurationAttachment,
  ClientAttributes,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  StandardThreatProtectionMode,
  UserPool,
  type UserPoolClient,
  type UserPoolDomain,
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
  /** The address of the sign-in page, which AWS refuses when somebody else has it. */
  readonly domain: UserPoolDomain;
  readonly client: UserPoolClient;
  /** The issuer and the client that the desk trusts: those of the pool unless the environment names others. */
  readonly trusted: { readonly issuer: string; readonly clientId: string };

  /** `deletionProtection`: whether the pool can only be deleted after its protection is switched off. */
  constructor(
    scope: Construct,
    id: string,
    { siteUrl, signInPrefix, signIn }: Environment,
    deletionProtection: boolean,
  ) {
    super(scope, id);
    this.pool = new UserPool(this, "Pool", {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      // Colleagues see it in lists, and answers to enquiries are signed with it. Who was added without one is asked at the first sign-in.
      standardAttributes: { fullname: { required: true, mutable: true } },
      // An address that is changed is good for nothing before it was checked.
      keepOriginal: { email: true },
      // Of the plans the only one that knows leaked passwords; docs/decisions/0008-sign-in.md says what it costs.
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      // Length instead of kinds of characters (ASVS 5.0, 6.2.1 and 6.2.5; NIST SP 800-63B-4, 3.1.1.2).
      passwordPolicy: {
        minLength: 15,
        requireLowercase: false,
        requireUppercase: false,
        requireDigits: false,
        requireSymbols: false,
        tempPasswordValidity: Duration.days(3),
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      deletionProtection,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
      userInvitation: {
        emailSubject: "Your account at the programme's desk",
        emailBody: `Sign in at ${siteUrl}/desk with {username} and the password {####}. It is good for three days; you will choose your own and add an authenticator app.`,
      },
    });
    for (const [role, description] of Object.entries(ROLES)) {
      new UserPoolGroup(this, role, { userPool: this.pool, groupName: role, description });
    }
    this.domain = this.pool.addDomain("Domain", {
      cognitoDomain: { domainPrefix: signInPrefix },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    this.client = this.#desk(siteUrl);
    this.#refuseLeakedPasswords();
    this.trusted = signIn ?? {
      issuer: this.pool.userPoolProviderUrl,
      clientId: this.client.userPoolClientId,
    };
    new CfnOutput(Stack.of(this), "UserPoolId", { value: this.pool.userPoolId });
    new CfnOutput(Stack.of(this), "SignInPage", { value: this.domain.baseUrl() });
  }

  #desk(siteUrl: string): UserPoolClient {
    const client = this.pool.addClient("Desk", {
      generateSecret: false,
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      // Without a flow of its own Cognito would open two more ways in past its pages, with tokens that change attributes.
      authFlows: { userSrp: false },
      readAttributes: new ClientAttributes().withStandardAttributes({
        email: true,
        emailVerified: true,
        fullname: true,
      }),
      // No list would mean all attributes, and a required one must be in it: for the first sign-in of who was added without a name. No token
      // of this client writes any (that takes the scope `aws.cognito.signin.user.admin`).
      writeAttributes: new ClientAttributes().withStandardAttributes({ fullname: true }),
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls: [`${siteUrl}/desk/signed-in`],
        logoutUrls: [`${siteUrl}/desk/signed-out`],
      },
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      // The desk asks for who somebody is, once, and keeps no token; an hour is the least that there is.
      refreshTokenValidity: Duration.hours(1),
    });
    new CfnManagedLoginBranding(this, "Look", {
      userPoolId: this.pool.userPoolId,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    return client;
  }

  /** A password that is known from a leak elsewhere is refused at the next sign-in, and when it is chosen (ASVS 5.0, 6.2.4 and 6.2.12). */
  #refuseLeakedPasswords(): void {
    new CfnUserPoolRiskConfigurationAttachment(this, "LeakedPasswords", {
      userPoolId: this.pool.userPoolId,
      clientId: "ALL",
      compromisedCredentialsRiskConfiguration: {
        actions: { eventAction: "BLOCK" },
        eventFilter: ["SIGN_IN", "PASSWORD_CHANGE", "SIGN_UP"],
      },
    });
  }
}

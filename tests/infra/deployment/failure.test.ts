import { describe, expect, it } from "vitest";
import {
  certificateRecord,
  firstFailure,
  lastError,
  type StackEvent,
  sayFailure,
} from "../../../infra/deployment/failure.ts";
import { inLines, sayDuration, shownLine } from "../../../infra/deployment/output.ts";

const event = (
  minute: number,
  resource: string,
  status: string,
  reason = "",
  type = "AWS::X::Y",
): StackEvent => ({
  at: new Date(Date.UTC(2026, 10, 24, 8, minute)),
  resource,
  type,
  status,
  reason,
});

describe("why a stack failed", () => {
  it("is the first failure, not what was cancelled for it and not the sum of it", () => {
    const events = [
      event(
        4,
        "convenor-production-data",
        "ROLLBACK_IN_PROGRESS",
        "The following resource(s) failed to create: [Domain, Bus].",
      ),
      event(3, "Bus", "CREATE_FAILED", "Resource creation cancelled"),
      event(
        2,
        "Domain",
        "CREATE_FAILED",
        'Resource handler returned message: "Domain already associated with another user pool. (Service: CognitoIdentityProvider, Status Code: 400, Request ID: 5d) (SDK Attempt Count: 1)" (RequestToken: 9f, HandlerErrorCode: AlreadyExists)',
        "AWS::Cognito::UserPoolDomain",
      ),
      event(1, "Table", "CREATE_COMPLETE"),
    ];
    const failure = firstFailure(events);
    expect(failure).toEqual({
      resource: "Domain",
      type: "AWS::Cognito::UserPoolDomain",
      reason: "Domain already associated with another user pool.",
    });
    expect(failure && sayFailure("data", failure)).toBe(
      "data: Domain (AWS::Cognito::UserPoolDomain): Domain already associated with another user pool. Another AWS customer has this sign-in address: choose another signInPrefix.",
    );
  });

  it("is nothing when nothing failed", () => {
    expect(firstFailure([event(1, "Table", "CREATE_COMPLETE")])).toBeUndefined();
  });

  it.each([
    [
      "AWS::CloudFront::Distribution",
      "Your account must be verified before you can add new CloudFront resources",
      "support case",
    ],
    ["AWS::SES::EmailIdentity", "northern.invalid already exists in stack arn:x", "SES identity"],
    ["AWS::Events::EventBus", "Event bus convenor already exists", "delete or rename"],
    ["AWS::CertificateManager::Certificate", "CAA records forbid issuance", 'CAA 0 issue "amazon.com"'],
    ["AWS::CloudFormation::Stack", "Cannot delete export x as it is in use by y", "exportValue"],
    ["AWS::Lambda::Function", "The security token included in the request is expired", "aws sso login"],
    ["AWS::S3::Bucket", "User: arn:x is not authorized to perform: s3:CreateBucket", "lack this right"],
  ])("comes with what helps: %s, %s", (type, reason, remedy) => {
    const said = sayFailure("data", { resource: "R", type, reason });
    expect(said).toContain(reason);
    expect(said).toContain(remedy);
    expect(said).not.toContain("\n");
  });

  it("is the command line's last error where the stack has no event", () => {
    const before = ["convenor-production-core: deploying... [1/1]", ""];
    expect(lastError([...before, "❌  convenor-production-core failed to deploy", "Access denied", ""])).toBe(
      "Access denied",
    );
    expect(lastError([...before, " ❌  convenor-production-core failed: ToolkitError: Access denied"])).toBe(
      "ToolkitError: Access denied",
    );
    expect(lastError([...before, "No credentials have been configured"])).toBe(
      "No credentials have been configured",
    );
    expect(lastError([])).toBe("the CDK command line ended without an error message.");
  });
});

describe("the DNS record of a certificate", () => {
  it("is read from the certificate's event", () => {
    const reason =
      "Content of DNS Record is: {Name: _3f.convenor.northern.invalid.,Type: CNAME,Value: _77.acm-validations.invalid.}";
    const events = [
      event(1, "Certificate", "CREATE_IN_PROGRESS", reason, "AWS::CertificateManager::Certificate"),
    ];
    expect(certificateRecord(events)).toBe(
      "_3f.convenor.northern.invalid. CNAME _77.acm-validations.invalid.",
    );
    expect(certificateRecord([event(1, "Other", "CREATE_IN_PROGRESS", reason)])).toBeUndefined();
  });
});

describe("what stacks print that are deployed together", () => {
  const stack = { name: "convenor-production-data", label: "data" };

  it("has the stack's short name in front of each line, and not what is only under way", () => {
    const line =
      "convenor-production-data |  3/31 | 9:12:02 AM | CREATE_COMPLETE      | AWS::S3::Bucket | Buckets/Files";
    expect(shownLine(line, stack, 10)).toBe(
      "data       | 3/31 | 9:12:02 AM | CREATE_COMPLETE      | AWS::S3::Bucket | Buckets/Files",
    );
    expect(shownLine(line.replace("CREATE_COMPLETE   ", "CREATE_IN_PROGRESS"), stack, 10)).toBeUndefined();
    for (const quiet of [
      "  ",
      "Files: start: Building Files Code",
      "[100%] success: Published Files Code (111122223333-eu-west-2)",
      "✨  Deployment time: 95.2s",
      "convenor-production-data.TableName = the-table",
      "arn:aws:cloudformation:eu-west-2:111122223333:stack/convenor-production-data/1",
    ]) {
      expect(shownLine(quiet, stack, 10), quiet).toBeUndefined();
    }
    const failed =
      "convenor-production-data | 9:12:02 AM | CREATE_FAILED        | AWS::S3::Bucket | Buckets/Files No";
    expect(shownLine(failed, stack, 4)).toContain("CREATE_FAILED");
    expect(shownLine(" ❌  convenor-production-data failed to deploy", stack, 4)).toContain(
      "failed to deploy",
    );
  });

  it("is put together to whole lines, whatever pieces it comes in", () => {
    const lines: string[] = [];
    const { take, end } = inLines((line) => lines.push(line));
    for (const piece of ["on", "e\ntw", "o\r\nthr", "ee"]) take(piece);
    end();
    expect(lines).toEqual(["one", "two", "three"]);
  });

  it("says how long it took", () => {
    expect(sayDuration(95_400)).toBe("95 s");
    expect(sayDuration(245_000)).toBe("4 min 5 s");
  });
});
